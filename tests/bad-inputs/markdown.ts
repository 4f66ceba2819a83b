/** Bad inputs 23-33: Markdown. */

import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { parseBody, bodyText } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { harmlessAddress } from "#services/links";
import { destinationOf } from "../../src/renderer/app/destination.ts";
import { newRenderer, rendered, settle } from "../unit/core/render/rendering.ts";
import { renderedHtml } from "#core/render/renderer";
import { expectUntouched, type BadInput } from "./bad-input.ts";

const hostile = JSON.parse(
  readFileSync(new URL("../fixtures/render/hostile-markdown.json", import.meta.url), "utf8"),
) as readonly { readonly kind: string; readonly vectors: readonly string[] }[];

const DANGER = /<(?:script|iframe|object|embed|base|meta|form)\b|\son[a-z]+\s*=|javascript:|vbscript:/i;
const RUNS_SOMETHING = /href="\s*(?:javascript|data|vbscript|file|smb|ms-msdt|vscode):/i;
const tags = (html: string) => (html.match(/<[^>]*>/g) ?? []).join("\n");
const all = (texts: readonly string[], folder = "posts") =>
  Object.fromEntries(texts.map((text, index) => [`${folder}/${index}.md`, text]));

/** The body's text comes back from its blocks, whatever they are. */
function expectKept(text: string): void {
  expect(bodyText(parseBody(text, dialectFor("a.mdx", "astro")))).toBe(text);
  expect(bodyText(parseBody(text, dialectFor("a.md", "hugo")))).toBe(text);
}

/** Read, or given up as one island: either way it ends. The limit is many times what it takes. */
function expectSoon(text: string): void {
  const start = performance.now();
  expectKept(text);
  expect(performance.now() - start).toBeLessThan(30_000);
}

/** A text that takes too long to render is given up by its worker's deadline. */
const DEADLINE = [
  "tests/unit/renderer/preview/render-queue.test.ts",
  "[U61] the worker is stopped at the limit",
] as const;

export const markdownInputs: readonly BadInput[] = [
  {
    number: 23,
    what: "vectors by class: nothing active is left, and the article is as it was",
    async check() {
      const vectors = hostile.flatMap(({ vectors: own }) => own);
      expect(vectors.length).toBeGreaterThan(190);
      for (const vector of vectors) {
        expectKept(vector);
      }
      await expectUntouched(all(vectors));
    },
    heldBy: [
      ["tests/unit/core/render/safe.test.ts", "[R8] %s"],
      ["tests/e2e/sinks.spec.ts", "[SE2]"],
    ],
  },
  {
    number: 24,
    what: "links of schemes that run something",
    async check() {
      const addresses = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\u0001javascript:alert(1)",
        "javascript&#58;alert(1)",
        "&#x6A;avascript:alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "smb://srv/x",
        "ms-msdt:/id",
        "vscode://file/x",
      ];
      for (const address of addresses) {
        const text = `[a](<${address}>)`;
        expect(tags(await rendered(text)), address).not.toMatch(RUNS_SOMETHING);
        expectKept(text);
        if (URL.canParse(address)) {
          expect(() => harmlessAddress(address), address).toThrow("refused");
          expect(destinationOf(address).kind, address).toBe("refused");
        }
      }
    },
  },
  {
    number: 25,
    what: "payloads for diagrams, formulas and code languages are text",
    async check() {
      for (const text of [
        "```mermaid\ngraph TD; A[<img src=x onerror=alert(1)>]\n```",
        "```<style/onload=alert(1)>\ncode\n```",
        '```js" onload="alert(1)\ncode\n```',
        "$$\n\\href{javascript:alert(1)}{x}\n$$",
        "$\\url{javascript:alert(1)}$",
      ]) {
        expect(tags(await rendered(text)), text).not.toMatch(DANGER);
        expectKept(text);
      }
    },
  },
  {
    number: 26,
    what: "attributes that mean something to a later library",
    async check() {
      const html = await rendered(
        '<section data-background-iframe="javascript:alert(1)" data-x="1" x-on:click="alert(1)" @click="a" v-html="b" hx-get="/x" ng-app>x</section>',
      );
      expect(html).not.toMatch(/data-background|x-on|@click|v-html|hx-get|ng-app|data-x/);
    },
  },
  {
    number: 27,
    what: "a tracker's image",
    async check() {
      expect(await rendered("![](http://evil.example/x) ![](https://evil.example/x)")).not.toContain("<img");
      const trusted = newRenderer({ remoteImages: true });
      const html = renderedHtml(
        await settle(() => trusted(parseBody("![](https://e.example/x)", dialectFor("a.md", "astro")))),
      );
      expect(html).toContain('referrerpolicy="no-referrer"');
    },
    heldBy: [["tests/e2e/trust.spec.ts", "pictures of other websites wait for trust"]],
  },
  {
    number: 28,
    what: "images with and without titles, inline and alone, with spaces and angle brackets",
    async check() {
      for (const text of [
        "![alt](x.png)",
        '![alt](x.png "Title")',
        "A ![alt](x.png) b.",
        "![alt](<a b.png>)",
        "![alt](<x.png> 'T')",
      ]) {
        expectKept(text);
        expect(await rendered(text)).toMatch(/<img[^>]*alt="alt"/);
      }
      await expectUntouched({ "a.md": "![alt](x.png)\n" });
    },
    heldBy: [["tests/unit/core/visual/visual.test.ts", "image"]],
  },
  {
    number: 29,
    what: "400 lists within each other",
    heldBy: [DEADLINE],
    check: () => expectSoon(Array.from({ length: 400 }, (_, index) => `${"  ".repeat(index)}- x`).join("\n")),
  },
  {
    number: 30,
    what: "thousands of openings that are never closed",
    heldBy: [DEADLINE],
    check() {
      for (const text of [
        "[a](".repeat(4000),
        "[a](".repeat(40_000),
        ">".repeat(4000),
        `| a |\n|---|\n${"| x |\n".repeat(4000)}`,
        "[".repeat(8000),
        "*a_ ".repeat(20_000),
        "[a]: <".repeat(20_000),
      ])
        expectSoon(text);
    },
  },
  {
    number: 31,
    what: "a line of 1 MB, a file of 10 MB, 20,000 lines",
    async check() {
      await expectUntouched({
        "line.md": "x".repeat(1_000_000),
        "large.md": "Some words of a line.\n".repeat(450_000),
        "lines.md": "line\n".repeat(20_000),
      });
    },
    heldBy: [["src/renderer/features/visual/body-reading.ts", "LONGEST_VISUAL"]],
  },
  {
    number: 32,
    what: "MDX, template tags, comments, footnotes and formulas",
    async check() {
      const text =
        'import X from "./x"\n\n<X a={1} />\n\n{% raw %}{{ x }}{% endraw %}\n\n<!-- kept -->\n\nA[^1] $x$\n\n[^1]: Note\n';
      expectKept(text);
      await expectUntouched({ "a.mdx": text, "a.md": text });
    },
  },
  {
    number: 33,
    what: "other spellings of the same",
    async check() {
      const text =
        "Title\n=====\n\n+ a\n* b\n\n1) c\n\n~~~\ncode\n~~~\n\nhard  \nbreak [r][x]\n\n[x]: y\n\nno final line";
      expectKept(text);
      await expectUntouched({ "a.md": text });
    },
    heldBy: [["tests/unit/core/markdown/save-property.test.ts", "test("]],
  },
];
