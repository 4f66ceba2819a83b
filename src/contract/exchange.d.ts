/** Calls of the exchange with translators' tools: files out, and what files that come back would change. */
import { z } from "zod";
export declare const exchangeFormats: readonly ["xliff", "po"];
export type ExchangeFormat = (typeof exchangeFormats)[number];
/** What one translation would become. */
declare const ReadTranslation: z.ZodObject<
  {
    path: z.core.$ZodBranded<z.ZodString, "ContentPath", "out">;
    base: z.core.$ZodBranded<z.ZodString, "Revision", "out">;
    edit: z.ZodArray<
      z.ZodObject<
        {
          from: z.ZodInt;
          to: z.ZodInt;
          insert: z.ZodString;
        },
        z.core.$strip
      >
    >;
    collection: z.ZodString;
    article: z.ZodString;
    locale: z.ZodNullable<z.ZodString>;
    made: z.ZodArray<
      z.ZodObject<
        {
          source: z.ZodString;
          target: z.ZodString;
          text: z.ZodString;
        },
        z.core.$strip
      >
    >;
    changed: z.ZodInt;
    same: z.ZodInt;
  },
  z.core.$strip
>;
export type ReadTranslation = z.output<typeof ReadTranslation>;
export declare const refusalKinds: readonly [
  "source-changed",
  "target-changed",
  "unknown",
  "code-missing",
  "code-twice",
  "code-unknown",
  "segments-differ",
  "line-missing",
  "cannot-write",
  "no-such-article",
  "other-language",
  "unreadable",
];
declare const Refused: z.ZodObject<
  {
    path: z.ZodString;
    fault: z.ZodEnum<{
      "cannot-write": "cannot-write";
      "code-missing": "code-missing";
      "code-twice": "code-twice";
      "code-unknown": "code-unknown";
      "line-missing": "line-missing";
      "no-such-article": "no-such-article";
      "other-language": "other-language";
      "segments-differ": "segments-differ";
      "source-changed": "source-changed";
      "target-changed": "target-changed";
      unknown: "unknown";
      unreadable: "unreadable";
    }>;
    text: z.ZodString;
  },
  z.core.$strip
>;
export type RefusedTranslation = z.output<typeof Refused>;
export declare const exchangeContract: {
  /**
   * The articles (by id; `null` for all) in one locale as a file for a translator. `text` is `null` where there is
   * nothing to translate; `absent`: articles that have no file in the locale yet.
   */
  readonly "exchange.export": {
    readonly input: z.ZodObject<
      {
        workspace: z.core.$ZodBranded<z.ZodString, "WorkspaceId", "out">;
        articles: z.ZodNullable<z.ZodArray<z.ZodString>>;
        locale: z.ZodString;
        scope: z.ZodEnum<{
          all: "all";
          stale: "stale";
        }>;
        format: z.ZodEnum<{
          po: "po";
          xliff: "xliff";
        }>;
      },
      z.core.$strip
    >;
    readonly output: z.ZodObject<
      {
        name: z.ZodString;
        text: z.ZodNullable<z.ZodString>;
        translations: z.ZodInt;
        units: z.ZodInt;
        absent: z.ZodInt;
      },
      z.core.$strip
    >;
  };
  /** What a file that came back would change. Writes nothing: the edits go into a change set. */
  readonly "exchange.read": {
    readonly input: z.ZodObject<
      {
        workspace: z.core.$ZodBranded<z.ZodString, "WorkspaceId", "out">;
        name: z.ZodString;
        text: z.ZodString;
      },
      z.core.$strip
    >;
    readonly output: z.ZodObject<
      {
        fault: z.ZodNullable<
          z.ZodObject<
            {
              fault: z.ZodEnum<{
                doctype: "doctype";
                entity: "entity";
                instruction: "instruction";
                invalid: "invalid";
                malformed: "malformed";
                "no-language": "no-language";
                "not-po": "not-po";
                "not-tmx": "not-tmx";
                "not-xliff": "not-xliff";
                "not-xml": "not-xml";
                "old-xliff": "old-xliff";
                packed: "packed";
                "too-deep": "too-deep";
                "too-large": "too-large";
              }>;
              line: z.ZodInt;
              detail: z.ZodString;
            },
            z.core.$strip
          >
        >;
        files: z.ZodArray<
          z.ZodObject<
            {
              path: z.core.$ZodBranded<z.ZodString, "ContentPath", "out">;
              base: z.core.$ZodBranded<z.ZodString, "Revision", "out">;
              edit: z.ZodArray<
                z.ZodObject<
                  {
                    from: z.ZodInt;
                    to: z.ZodInt;
                    insert: z.ZodString;
                  },
                  z.core.$strip
                >
              >;
              collection: z.ZodString;
              article: z.ZodString;
              locale: z.ZodNullable<z.ZodString>;
              made: z.ZodArray<
                z.ZodObject<
                  {
                    source: z.ZodString;
                    target: z.ZodString;
                    text: z.ZodString;
                  },
                  z.core.$strip
                >
              >;
              changed: z.ZodInt;
              same: z.ZodInt;
            },
            z.core.$strip
          >
        >;
        refused: z.ZodArray<
          z.ZodObject<
            {
              path: z.ZodString;
              fault: z.ZodEnum<{
                "cannot-write": "cannot-write";
                "code-missing": "code-missing";
                "code-twice": "code-twice";
                "code-unknown": "code-unknown";
                "line-missing": "line-missing";
                "no-such-article": "no-such-article";
                "other-language": "other-language";
                "segments-differ": "segments-differ";
                "source-changed": "source-changed";
                "target-changed": "target-changed";
                unknown: "unknown";
                unreadable: "unreadable";
              }>;
              text: z.ZodString;
            },
            z.core.$strip
          >
        >;
      },
      z.core.$strip
    >;
  };
};
export {};
