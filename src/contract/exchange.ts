/** Calls of the exchange with translators' tools: files out, and what files that come back would change. */

import { z } from "zod";
import { fileFaults, unitFaults } from "#core/exchange/model";
import { exchangeScopes } from "#core/exchange/units";
import { ContentPath, LONGEST_TEXT, Revision, WorkspaceId } from "./values.ts";

export const exchangeFormats = ["xliff", "po"] as const;
export type ExchangeFormat = (typeof exchangeFormats)[number];

const Format = z.enum(exchangeFormats);
const Patch = z.object({ from: z.int(), to: z.int(), insert: z.string() });

/** What one translation would become. */
const ReadTranslation = z.object({
  path: ContentPath,
  base: Revision,
  edit: z.array(Patch),
  /** The article, its collection and the locale, for the ledger. */
  collection: z.string(),
  article: z.string(),
  locale: z.string().nullable(),
  made: z.array(z.object({ source: z.string(), target: z.string(), text: z.string() })),
  changed: z.int(),
  same: z.int(),
});
export type ReadTranslation = z.output<typeof ReadTranslation>;

export const refusalKinds = [...unitFaults, "no-such-article", "other-language", "unreadable"] as const;

const Refused = z.object({ path: z.string(), fault: z.enum(refusalKinds), text: z.string() });
export type RefusedTranslation = z.output<typeof Refused>;

export const exchangeContract = {
  /**
   * The articles (by id; `null` for all) in one locale as a file for a translator. `text` is `null` where there is
   * nothing to translate; `absent`: articles that have no file in the locale yet.
   */
  "exchange.export": {
    input: z.object({
      workspace: WorkspaceId,
      articles: z.array(z.string().max(8192)).max(100_000).nullable(),
      locale: z.string().min(1).max(40),
      scope: z.enum(exchangeScopes),
      format: Format,
    }),
    output: z.object({
      name: z.string(),
      text: z.string().nullable(),
      translations: z.int(),
      units: z.int(),
      absent: z.int(),
    }),
  },
  /** What a file that came back would change. Writes nothing: the edits go into a change set. */
  "exchange.read": {
    input: z.object({
      workspace: WorkspaceId,
      name: z.string().max(1000),
      text: z.string().max(LONGEST_TEXT),
    }),
    output: z.object({
      /** Why the file as a whole is not read; then there is nothing else. */
      fault: z.object({ fault: z.enum(fileFaults), line: z.int(), detail: z.string() }).nullable(),
      files: z.array(ReadTranslation),
      refused: z.array(Refused),
    }),
  },
} as const;
