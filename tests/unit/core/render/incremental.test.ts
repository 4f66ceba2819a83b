/** Rendering again after an edit, against rendering anew, on random documents and random edits. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBody } from "#core/markdown/body";
import { reparseBody } from "#core/markdown/reparse";
import { editBetween } from "#core/document/patch";
import { renderedHtml, type Renderer } from "#core/render/renderer";
import { applyUnitPatch, patchBetween } from "#core/render/unit-patch";
import { onePass } from "./one-pass.ts";
import { highlighter, newRenderer, plainDialect, settle } from "./rendering.ts";

const pieces = [
  'A "quoted" paragraph -- with [a link][one], *emphasis* and it\'s done...',
  "'s morgens vroeg",
  "# Notes",
  "## Notes\n\n## 見出し",
  "- a\n- b[^n]\n\n  deeper",
  "[one]: /first",
  '[one]: /second "t"',
  "> [two]: /quoted\n>\n> See [two] and [one]",
  "[^n]: A note with [one][] and[^m].",
  "[^m]: Another.",
  "Text[^m] and[^n] and [two].",
  '| a[^n] | b |\n|---|---|\n| [one] | "c" |',
  "```js\nlet a = 1;\n```",
  "    indented",
  '<div class="x">',
  "</div>",
  "<details><summary>s</summary>",
  "</details>",
  "a <b>never closed",
  "<p>open paragraph",
  "<!-- comment -->",
  "</p>",
  "![x](./a.png) ![y](https://example.com/y.png)",
  "<table><tr><td>",
  "</td></tr></table>",
  "<textarea>",
  "1. x\n2. y",
  "***",
  "<script>",
  "</script>",
  "`code` and <kbd>K</kbd>",
] as const;

const documents = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((chosen) => chosen.join("\n\n"));

async function htmlOf(renderer: Renderer, text: string): Promise<string> {
  return renderedHtml(await settle(() => renderer(parseBody(text, plainDialect))));
}

test.each(["safe", "as-published"] as const)(
  "[R6] after any edits the whole is what rendering anew gives (%s)",
  async (finish) => {
    await fc.assert(
      fc.asyncProperty(fc.array(documents, { minLength: 2, maxLength: 4 }), async (texts) => {
        const renderer = newRenderer({ finish });
        let body = parseBody(texts[0] ?? "", plainDialect);
        await settle(() => renderer(body));
        for (const text of texts.slice(1)) {
          body = reparseBody(
            body,
            editBetween(body.lead + body.blocks.map((block) => block.source + block.gap).join(""), text),
          );
          const again = renderedHtml(await settle(() => renderer(body)));
          expect(again).toBe(await htmlOf(newRenderer({ finish }), text));
        }
      }),
      { numRuns: 60 },
    );
  },
);

test("[R1] by blocks or in one pass, a document becomes the same HTML", async () => {
  await highlighter.load(["js"]);
  await fc.assert(
    fc.asyncProperty(documents, async (text) => {
      expect(await htmlOf(newRenderer({ finish: "as-published" }), text)).toBe(onePass(text));
    }),
    { numRuns: 300 },
  );
});

test.each([
  "<script>\n\n</script>\n\n</p>",
  "<style>\n</style>\n\n<script>\n</script>\n\n</p>\n\na",
  "<script>\n</script>\n\n<td>a</td>\n\nb",
])("[R1] a script or a style does not tell the parser what it is inside of: %j", async (text) => {
  expect(await htmlOf(newRenderer({ finish: "as-published" }), text)).toBe(onePass(text));
});

test("[R6] untouched blocks keep the same string; only the edited one is another", () => {
  const paragraphs = Array.from(
    { length: 60 },
    (_, index) => `Paragraph ${index} with "quotes" and **bold** text.`,
  );
  const renderer = newRenderer();
  const before = renderer(parseBody(paragraphs.join("\n\n"), plainDialect));
  const edited = paragraphs.with(30, "Edited.");
  const after = renderer(parseBody(edited.join("\n\n"), plainDialect));
  const patch = patchBetween(before.units, after.units);
  expect({ from: patch.from, removed: patch.removed, inserted: patch.inserted }).toEqual({
    from: 30,
    removed: 1,
    inserted: ["<p>Edited.</p>"],
  });
});

test("[R6] a block follows the definitions, footnotes and headings that it depends on", async () => {
  const renderer = newRenderer();
  const text = (url: string, first: string, heading: string) =>
    `${first}\n\n# ${heading}\n\n# Same\n\n[x] and[^b]\n\n[x]: ${url}\n\n[^a]: A\n[^b]: B\n`;
  await htmlOf(renderer, text("/one", "start", "Other"));
  const after = await htmlOf(renderer, text("/two", "start[^a]", "Same"));
  expect(after).toContain('<a href="/two">x</a>');
  expect(after).toContain(
    'id="user-content-fnref-b" data-footnote-ref="" aria-describedby="footnote-label">2</a>',
  );
  expect(after).toContain('<h1 id="same-1">Same</h1>');
});

test("[R6] identical blocks are rendered each for itself", async () => {
  const html = await htmlOf(newRenderer(), "# A\n\nx[^n]\n\n# A\n\nx[^n]\n\n[^n]: n");
  expect(html.match(/<h1 id="[^"]*"/g)).toEqual(['<h1 id="a"', '<h1 id="a-1"']);
  expect(html.match(/id="user-content-fnref-n[^"]*"/g)).toEqual([
    'id="user-content-fnref-n"',
    'id="user-content-fnref-n-2"',
  ]);
});

test("[R5] a language that is not loaded is plain and reported, then coloured", async () => {
  const { createCodeHighlighter } = await import("#core/render/highlighter");
  const own = createCodeHighlighter();
  const renderer = newRenderer({ highlighter: own });
  const body = parseBody("```toml\na = 1\n```\n\ntext", plainDialect);
  const first = renderer(body);
  expect(first.pendingLanguages).toEqual(["toml"]);
  expect(first.units[0]?.html).toContain('data-language="plaintext"');
  await own.load(first.pendingLanguages);
  const second = renderer(body);
  expect(second.pendingLanguages).toEqual([]);
  expect(second.units[0]?.html).toContain('data-language="toml"');
  expect(second.units[1]).toEqual(first.units[1]);
});

test("[R7] what one block opens and another closes is one unit; what follows is not", () => {
  const { units } = newRenderer()(
    parseBody("a\n\n<details>\n\nb\n\nc\n\n</details>\n\nd\n\ne", plainDialect),
  );
  expect(units.map(({ block, html }) => [block, html.replace(/\s+/g, " ")])).toEqual([
    [0, "<p>a</p>"],
    [1, "<details> <p>b</p> <p>c</p> </details>"],
    [5, "<p>d</p>"],
    [6, "<p>e</p>"],
  ]);
});

test("[R7] an element that is never closed takes the rest of the page, once", () => {
  const text = `<section>\n\n${Array.from({ length: 200 }, (_, index) => `p${index}`).join("\n\n")}`;
  const { units } = newRenderer()(parseBody(text, plainDialect));
  expect(units).toHaveLength(1);
  expect(units[0]?.html.match(/<p>/g)).toHaveLength(200);
});

test("[R14] the replacement between two lists of units gives the new list, and is no larger than it must be", () => {
  const unit = fc.record({ block: fc.option(fc.nat(20)), html: fc.constantFrom("a", "b", "c") });
  fc.assert(
    fc.property(fc.array(unit), fc.array(unit), (before, after) => {
      const patch = patchBetween(before, after);
      expect(applyUnitPatch(before, patch)).toEqual(after);
      if (patch.removed > 0 && patch.inserted.length > 0) {
        expect(patch.inserted[0]).not.toBe(before[patch.from]?.html);
        expect(patch.inserted.at(-1)).not.toBe(before[patch.from + patch.removed - 1]?.html);
      }
    }),
  );
});
