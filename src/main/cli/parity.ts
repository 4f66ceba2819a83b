/** `galley parity`: how exactly the preview shows what a site publishes, counted over all its variants. */

import { homedir } from "node:os";
import { join } from "node:path";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { createCodeHighlighter } from "#core/render/highlighter";
import type { RenderWords } from "#core/render/placeholders";
import { createRenderer, renderedHtml } from "#core/render/renderer";
import { Failure } from "#contract/failure";
import type { ContentPath } from "#contract/values";
import { measureParity, type Difference, type LaneParity, type Parity } from "#services/publishers/parity";
import { findSite } from "#services/workspace/open";
import type { Installation } from "../host/start.ts";
import { withQuietServices } from "./quiet-services.ts";

/**
 * Build the site in `folder` and compare. Whoever types the command trusts the folder: its programs are run, on copies.
 * Fails with a `Failure` where the folder cannot be opened or its publisher not run.
 */
export function parityOf(installation: Installation, folder: string): Promise<Parity> {
  return withQuietServices(installation, async (calls, place) => {
    const { root, publisher } = await findSite(folder, homedir());
    if (publisher === null)
      throw new Failure("publisher-missing", {
        name: "astro, docusaurus, eleventy, hugo, jekyll, vitepress",
      });
    const { id: workspace } = await calls["workspace.open"]({ folder });
    const { articles } = await calls["library.read"]({ workspace });
    return measureParity({
      root,
      publisher,
      permit: { root, commands: [], ended: new AbortController().signal },
      folder: place,
      scripts: join(installation.resources, "publishers"),
      paths: articles.flatMap(({ variants }) => variants.map(({ path }) => path)),
      readText: async (path) => (await calls["document.open"]({ workspace, path: path as ContentPath })).text,
      renderOwn: ownRenderer(publisher.name),
    });
  });
}

/** Words that stand for what Galley's own rendering does not show: none of them is on a published page. */
const words: RenderWords = {
  html: "html",
  comment: "comment",
  component: "component",
  "code-import": "import",
  expression: "expression",
  shortcode: "shortcode",
  liquid: "liquid",
  directive: "directive",
  attributes: "attributes",
  math: "math",
  definition: "definition",
  footnote: "footnote",
  unknown: "unknown",
  lossy: "lossy",
  remoteImage: "remote image",
  unsafeImage: "unsafe image",
  embed: "embed",
  media: "media",
};

function ownRenderer(publisher: string): (path: string, body: string) => Promise<string> {
  const highlighter = createCodeHighlighter();
  return async (path, text) => {
    const body = parseBody(text, dialectFor(path, publisher));
    const render = createRenderer({ highlighter, imagesBase: "", words });
    await highlighter.load(render(body).pendingLanguages);
    return renderedHtml(createRenderer({ highlighter, imagesBase: "", words })(body));
  };
}

/** The shape that `--json` prints. `fast` counts nothing where the publisher has no renderer of its own. */
export function parityAsJson({ publisher, unsaved, fast, approximate, routes, differences }: Parity): object {
  return { publisher, unsaved, fast, approximate, routes, differences };
}

/** The counts in a few lines, and what differs first. */
export function describeParity({
  publisher,
  unsaved,
  fast,
  approximate,
  routes,
  differences,
}: Parity): string {
  return [
    `As published, saved text:    ${counted(publisher)}`,
    `As published, unsaved text:  ${counted(unsaved)}`,
    `At once, by its renderer:    ${fast.variants === 0 ? "it has none of its own" : counted(fast)}`,
    `Galley's own rendering:      ${counted(approximate)} (approximate by name)`,
    `Addresses: ${routes.right} right, ${routes.wrong} wrong, ${routes.none} variants publish no page.`,
    ...differences.map(described),
  ].join("\n");
}

function counted({ variants, equal }: LaneParity): string {
  return `${equal} of ${variants} pages equal to the build`;
}

function described({ lane, path, expected, actual }: Difference): string {
  return `\n${path} (${lane})\n  built:   ${expected}\n  preview: ${actual}`;
}
