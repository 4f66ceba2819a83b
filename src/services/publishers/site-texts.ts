/** Single texts of a site as its own publisher renders and judges them, without the site being built. */

import { z } from "zod";
import type { Permit } from "../trust/trust.ts";
import type { PublisherRunner } from "./adapter.ts";
import type { DetectedPublisher } from "./list.ts";
import type { SiteCopies, SiteCopy } from "./site-copy.ts";
import { openTextTool, type TextTool } from "./text-tool.ts";

/** What a publisher says of one field, or of the frontmatter as a whole (an empty path). */
const Issue = z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() });
export type Issue = z.infer<typeof Issue>;

export interface SiteTexts {
  /** The markup that the publisher makes of the text's body; `null` where it has no renderer for such a file. */
  readonly render: (path: string, text: string) => Promise<string | null>;
  /** What the publisher finds wrong with the frontmatter; `null` where it does not judge such a file. */
  readonly check: (path: string, text: string) => Promise<readonly Issue[] | null>;
  /** Files of the site changed; without paths, any may have. */
  readonly follow: (paths?: Iterable<string>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface SiteTextsNeeds {
  readonly permit: Permit;
  readonly root: string;
  readonly publisher: DetectedPublisher;
  readonly texts: NonNullable<PublisherRunner["texts"]>;
  readonly copies: SiteCopies;
  readonly scripts: string;
  /** Where the site's pages are shown. */
  readonly origin: string;
}

export function openSiteTexts(needs: SiteTextsNeeds): SiteTexts {
  const { permit, root, publisher, texts, scripts, origin } = needs;
  let copy: Promise<SiteCopy> | null = null;
  // One that could not be made is asked for again by the next question.
  const copied = () =>
    (copy ??= needs.copies.take(root, publisher.outputs).catch((error: unknown) => {
      copy = null;
      throw error;
    }));
  const tool: TextTool = openTextTool(permit, async () => {
    const { folder, overlay } = await copied();
    return texts({ root, source: overlay.folder, scratch: folder, scripts, origin });
  });
  return {
    render: async (path, text) =>
      z
        .string()
        .nullable()
        .parse(await tool.ask("render", path, text)),
    check: async (path, text) =>
      z
        .array(Issue)
        .nullable()
        .parse(await tool.ask("check", path, text)),
    async follow(paths) {
      if (copy === null) return;
      const changed = paths === undefined ? null : [...paths];
      const { overlay } = await copied();
      await overlay.follow(changed ?? undefined);
      // Articles are asked about with their text; everything else, the program has read.
      const isArticles = changed?.every((path) => /\.(?:md|mdx|markdown)$/.test(path)) ?? false;
      if (!isArticles && tool.isRunning()) await tool.ask("forget", "", "").catch(() => undefined);
    },
    async stop() {
      await tool.stop();
      await copy?.then(
        ({ release }) => release(),
        () => undefined,
      );
    },
  };
}
