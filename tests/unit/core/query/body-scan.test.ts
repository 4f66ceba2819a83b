import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";
import { parseBody } from "#core/markdown/body";
import { countBody } from "#core/markdown/counts";
import { dialectFor } from "#core/markdown/dialect";
import { outlineOf } from "#core/markdown/outline";
import { scanBody } from "#core/query/body-scan";

test("[IX8] headings, links and images of each form, and none in code", () => {
  const body = [
    "# One *two*",
    "",
    "Under [a](b.md) and [![pic](i.png)](c.md).",
    "=====",
    "```md",
    "# not [x](y)",
    "```",
    "<!-- [no](no.md)",
    "-->",
    "[ref]: ./d.md 'T'",
    'See <https://e.example/x> and https://f.example/a, `[g](h)`. <img src="j.png"> <a href="k.md">k</a>',
    "![p(1)](p(1).png)",
  ].join("\n");
  const { headings, links, images } = scanBody(body, 5);
  expect(headings).toEqual([
    { level: 1, text: "One two", line: 5 },
    { level: 1, text: "Under a and pic.", line: 7 },
  ]);
  expect(links.map(({ target }) => target)).toEqual([
    "b.md",
    "c.md",
    "./d.md",
    "k.md",
    "https://e.example/x",
    "https://f.example/a",
  ]);
  expect(images).toEqual([
    { target: "i.png", alt: "pic", line: 7 },
    { target: "j.png", alt: null, line: 15 },
    { target: "p(1).png", alt: "p(1)", line: 16 },
  ]);
});

test("[IX8] words of spaced and unspaced scripts", () => {
  expect(scanBody("It’s a *test* of v1.2 — ok").words).toBe(6);
  expect(scanBody("これはテストです。")).toMatchObject({ words: 4, characters: 9 });
  expect(scanBody("😀 a").characters).toBe(2);
});

test("[IX8] is near the parser on the sample site", () => {
  const folder = "resources/sample-site/src/content";
  const paths = globSync("**/*.md", { cwd: folder });
  expect(paths.length).toBeGreaterThan(4);
  const sums = { scanned: 0, parsed: 0, scannedCharacters: 0, parsedCharacters: 0 };
  for (const path of paths) {
    const text = readFileSync(join(folder, path), "utf8");
    const { body } = splitDocument(text);
    const source = text.slice(body.from, body.to);
    const parsed = parseBody(source, dialectFor(path, "astro"));
    const scanned = scanBody(source);
    expect(
      scanned.headings.map(({ level }) => level),
      path,
    ).toEqual(outlineOf(parsed).map(({ level }) => level));
    const counts = countBody(parsed, path.endsWith("ja.md") ? "ja" : "en");
    sums.scanned += scanned.words;
    sums.parsed += counts.words;
    sums.scannedCharacters += scanned.characters;
    sums.parsedCharacters += counts.characters;
  }
  expect(Math.abs(sums.scanned / sums.parsed - 1)).toBeLessThan(0.08);
  expect(Math.abs(sums.scannedCharacters / sums.parsedCharacters - 1)).toBeLessThan(0.08);
});

/** Were any of these read in the square of their length, the test would not end in its time. */
test.each(["![", "[", "`", "<a ", "{{", "<img ", "[a](", "<!--", "*", "[a]: ", "#"])(
  "[IX8] ends on: %s",
  (piece) => expect(scanBody(piece.repeat(300_000 / piece.length)).headings.length).toBeLessThan(2),
);
