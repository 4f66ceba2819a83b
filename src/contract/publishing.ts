/** Calls of the site's own publisher: single texts at once, its judgement, and a production build as proof. */

import { z } from "zod";
import { ContentPath, DocumentText, WorkspaceId } from "./values.ts";

const atText = z.object({ workspace: WorkspaceId, path: ContentPath, text: DocumentText });

/** A body as the publisher's own renderer makes it, without the site being built. */
export const FastValue = z.discriminatedUnion("kind", [
  /** `base`: what it made of the text that the page shows now, which is found in that page as it stands. */
  z.object({ kind: z.literal("rendered"), html: z.string(), base: z.string() }),
  z.object({
    kind: z.literal("unavailable"),
    reason: z.enum([
      /** The publisher has no renderer for such files. */
      "none",
      /** No page shows the file yet. */
      "no-page",
      /** What it made of the page's own text is not what the page shows: it is not believed. */
      "differs",
      /** It failed on this text. */
      "failed",
    ]),
  }),
]);
export type FastValue = z.infer<typeof FastValue>;

/** What the publisher says of the frontmatter. */
export const VerdictValue = z.discriminatedUnion("kind", [
  /** `path`: the way to the field; empty for the frontmatter as a whole. `message`: in the publisher's words. */
  z.object({
    kind: z.literal("judged"),
    refusals: z
      .array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
      .max(1000),
  }),
  /** It has no judgement of single files, is not there, or may not be run. */
  z.object({ kind: z.literal("none") }),
]);
export type VerdictValue = z.infer<typeof VerdictValue>;

/** What a production build says of the page that the preview shows. */
export const ProofValue = z.discriminatedUnion("kind", [
  /** The article is the same, element by element. `seconds`: how long the build took. */
  z.object({ kind: z.literal("equal"), seconds: z.number() }),
  /** The first line in which the built article and the one in the preview differ. */
  z.object({
    kind: z.literal("different"),
    seconds: z.number(),
    expected: z.string(),
    actual: z.string(),
  }),
  /** The build was finished, and has no page for the file. */
  z.object({ kind: z.literal("no-page"), seconds: z.number() }),
  /** The publisher gave up, for `reason`. */
  z.object({ kind: z.literal("not-built"), reason: z.string() }),
  /** The preview does not show this text, so there is nothing to compare: first it has to. */
  z.object({ kind: z.literal("not-shown") }),
]);
export type ProofValue = z.infer<typeof ProofValue>;

export const publishingContract = {
  /** The file's page on a server that the person runs themselves; `null` where none is found. Runs nothing. */
  "publisher.own": {
    input: z.object({ workspace: WorkspaceId, path: ContentPath }),
    output: z.object({ address: z.string().nullable() }),
  },
  /**
   * Build the site for publication, with `text` in the file's place, in a copy of its own, and compare the article with
   * the one that the preview shows. Answers when the build has ended, which may take minutes. Needs a running publisher.
   */
  "publisher.prove": { input: atText, output: ProofValue },
  /** What the publisher's own schema finds wrong with `text`'s frontmatter. Runs nothing unless the folder is trusted. */
  "publisher.check": { input: atText, output: VerdictValue },
  /** What the publisher's own renderer makes of `text`'s body, to stand in the file's page until the page itself is new. */
  "publisher.fast": { input: atText, output: FastValue },
} as const;
