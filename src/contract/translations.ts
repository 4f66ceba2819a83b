/** Calls about translations: what the site's ledger knows, and how each variant stands to its source. */

import { z } from "zod";
import { blockStateKinds } from "#core/locale/block-states";
import { ruleReasons } from "#core/locale/field-proposals";
import { ledgerMarks, type LedgerFact } from "#core/locale/ledger";
import { fieldRules } from "#core/locale/settings";
import { ContentPath, DocumentText, LONGEST_TEXT, WorkspaceId } from "./values.ts";

const Hash = z.string().regex(/^(?:-|[0-9a-z]{11})$/);

const FactValue = z.object({
  article: z.string().max(4096),
  locale: z.string().min(1).max(40),
  unit: z.union([
    z.object({ kind: z.literal("block") }),
    z.object({ kind: z.literal("field"), name: z.string().max(500) }),
  ]),
  source: Hash,
  target: Hash,
  mark: z.enum(ledgerMarks),
}) satisfies z.ZodType<LedgerFact>;

/** A text by its content hash. */
const KeptText = z.object({ hash: Hash, text: z.string().max(1_000_000) });

const CountsValue = z.record(z.enum(blockStateKinds), z.number().int());

/** Words or characters of the source, of what is missing or stale. */
const EffortValue = z.object({ words: z.int(), characters: z.int() });

const RuleValue = z.object({
  name: z.string(),
  rule: z.enum(fieldRules),
  because: z.enum(ruleReasons),
  isPaired: z.boolean(),
  isLocale: z.boolean(),
});

const inCollection = z.object({ workspace: WorkspaceId, collection: z.string().max(4096) });

export const translationsContract = {
  /** What the ledger of a collection says; empty where there is none yet. Writes nothing. */
  "translations.read": {
    input: inCollection,
    output: z.object({ facts: z.array(FactValue) }),
  },
  /** How each variant of these articles (by id) stands to its article's source variant. */
  "translations.states": {
    input: z.object({ workspace: WorkspaceId, articles: z.array(z.string()).max(500) }),
    output: z.object({
      /** `null`: the bodies could not be taken apart in time. */
      variants: z.array(
        z.object({ path: z.string(), counts: CountsValue.nullable(), effort: EffortValue.nullable() }),
      ),
      /** What the sources ask of a first translation, for the articles (by id) that lack one of their locales. */
      sources: z.array(z.object({ article: z.string(), effort: EffortValue })),
    }),
  },
  /**
   * How often each article (by id) is read, by the table `text` or else by the file that `galley.json` names (`file`;
   * with neither there are none). Fails where that file is not there, too large, or outside of the folder.
   */
  "translations.traffic": {
    input: z.object({ workspace: WorkspaceId, text: z.string().max(LONGEST_TEXT).nullable() }),
    output: z.object({
      file: z.string().nullable(),
      views: z.array(z.tuple([z.string(), z.int()])),
      /** Lines with an address and a number, those of them that name no article here, and lines with neither. */
      rows: z.int(),
      unmatched: z.int(),
      skipped: z.int(),
      isCut: z.boolean(),
    }),
  },
  /** Write facts down in the site's ledger; `texts` are the sources, kept for this person to compare with later. */
  "translations.note": {
    input: inCollection.extend({
      facts: z.array(FactValue).max(20_000),
      texts: z.array(KeptText).max(20_000),
      /** Facts that hold no longer: what was put beside something else. */
      gone: z.array(FactValue).max(1000).optional(),
    }),
    output: z.object({ facts: z.array(FactValue) }),
  },
  /**
   * Begin the ledger. `now`: call all that is translated current. `git`: made from the source as it stood when each
   * translation last changed; runs the system's git, so it fails with `not-trusted` in a restricted folder, and with
   * `no-history` where there is none. Answers how many blocks and fields were noted.
   */
  "translations.begin": {
    input: inCollection.extend({ from: z.enum(["now", "git"]).optional() }),
    output: z.object({ noted: z.number().int() }),
  },
  /** Source texts as they were when a translation was made, as far as this machine keeps them. */
  "translations.texts": {
    input: z.object({ workspace: WorkspaceId, hashes: z.array(Hash).max(200) }),
    output: z.object({ texts: z.array(KeptText) }),
  },
  /**
   * Look in git's history for these texts of the article's (by id) source, and keep what is found. Runs the system's
   * git, so it fails with `not-trusted` in a restricted folder, and with `no-history` where there is none.
   */
  "translations.learn": {
    input: z.object({
      workspace: WorkspaceId,
      article: z.string().max(8192),
      hashes: z.array(Hash).max(200),
    }),
    output: z.object({ texts: z.array(KeptText) }),
  },
  /**
   * The text of a new variant of the article (by id) in a locale, and where it belongs. Writes nothing. Fails with
   * `no-place` where nothing shows a path for it, with `exists` where something stands there.
   */
  "translations.draft": {
    input: z.object({
      workspace: WorkspaceId,
      article: z.string().max(8192),
      locale: z.string().min(1).max(40),
    }),
    output: z.object({ path: ContentPath, text: DocumentText }),
  },
  /** What each field is over the locales, and for closed sets which values go together. */
  "translations.rules": {
    input: inCollection,
    output: z.object({
      rules: z.array(RuleValue),
      pairs: z.array(
        z.object({
          field: z.string(),
          locale: z.string(),
          values: z.array(z.tuple([z.string(), z.string()])),
        }),
      ),
    }),
  },
  /** Say in the site's `galley.json` what a field is; `null` takes that back. */
  "translations.rule": {
    input: inCollection.extend({ field: z.string().min(1).max(500), rule: z.enum(fieldRules).nullable() }),
    output: z.object({}),
  },
} as const;
