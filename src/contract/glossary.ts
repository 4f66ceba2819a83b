/** Calls of the glossary: the site's terms, what its translations propose, and changing them. */

import { z } from "zod";
import { termUses, type Term } from "#core/glossary/glossary";
import { ContentPath, inWorkspace } from "./values.ts";

const Word = z.string().max(300);
const TermValue = z.object({
  from: z.string().min(1).max(40),
  to: z.string().min(1).max(40),
  source: Word,
  target: Word.min(1),
  use: z.enum(termUses),
  field: Word,
  note: z.string().max(2000),
}) satisfies z.ZodType<Term>;

const Terms = z.object({ terms: z.array(TermValue) });

export const glossaryContract = {
  /** The terms of the site's glossary; none where there is none. Writes nothing. */
  "glossary.read": { input: inWorkspace, output: Terms },
  /** Take terms away and add others, as one step; answers all terms then. The file is made with the first term. */
  "glossary.change": {
    input: inWorkspace.extend({
      remove: z.array(TermValue).max(1000),
      add: z.array(TermValue).max(1000),
    }),
    output: Terms,
  },
  /** Terms that the site's translations show by themselves, in the languages of the translation at `path`. */
  "glossary.candidates": {
    input: inWorkspace.extend({ path: ContentPath }),
    output: z.object({
      candidates: z.array(z.object({ source: z.string(), target: z.string(), times: z.int() })),
    }),
  },
} as const;
