/** Rendering Markdown in a test: the body parsed, the languages loaded, the units joined. */

import type { Dialect } from "#core/markdown/block";
import { parseBody } from "#core/markdown/body";
import { createCodeHighlighter } from "#core/render/highlighter";
import type { RenderWords } from "#core/render/placeholders";
import {
  createRenderer,
  renderedHtml,
  type Rendered,
  type Renderer,
  type RendererOptions,
} from "#core/render/renderer";

export const plainDialect: Dialect = {
  mdx: false,
  math: false,
  directives: false,
  shortcodes: false,
  liquid: false,
};

/** Every label is its own kind in brackets, so that a test sees which was used. */
export const words = Object.fromEntries(
  [
    "html",
    "comment",
    "component",
    "code-import",
    "expression",
    "shortcode",
    "liquid",
    "directive",
    "attributes",
  ]
    .concat([
      "math",
      "definition",
      "footnote",
      "unknown",
      "lossy",
      "remoteImage",
      "unsafeImage",
      "embed",
      "media",
    ])
    .map((kind) => [kind, `[${kind}]`]),
) as unknown as RenderWords;

export const IMAGES = "https://preview.example/images/capability/article.md/";

/** Grammars are large: the tests of a file share them. */
export const highlighter = createCodeHighlighter();

export function newRenderer(options: Partial<RendererOptions> = {}): Renderer {
  return createRenderer({ highlighter, imagesBase: IMAGES, words, ...options });
}

/** Render until no language is pending. */
export async function settle(render: () => Rendered): Promise<Rendered> {
  for (;;) {
    const rendered = render();
    if (rendered.pendingLanguages.length === 0) return rendered;
    await highlighter.load(rendered.pendingLanguages);
  }
}

/** What `markdown` becomes, made safe. */
export async function rendered(markdown: string, dialect = plainDialect): Promise<string> {
  const renderer = newRenderer();
  return renderedHtml(await settle(() => renderer(parseBody(markdown, dialect))));
}

/** What `markdown` becomes before it is made safe. */
export async function published(markdown: string): Promise<string> {
  const renderer = newRenderer({ finish: "as-published" });
  return renderedHtml(await settle(() => renderer(parseBody(markdown, plainDialect))));
}
