import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FileProblem } from "#contract/values";
import { openCopyOf } from "../support/copied-site.ts";

const sampleSite = join(import.meta.dirname, "..", "..", "..", "resources", "sample-site");

/** `path` of an article without the folders that all share. */
function told({ path, problem }: FileProblem): string {
  return `${path.replace("src/content/articles/", "")} ${problem.rule} ${problem.field?.join(".") ?? ""}`.trim();
}

/** What the sample site has, so that whoever opens it sees what health is. */
const shipped = [
  "20260216/counting-words-in-japanese/ja.md emphasis-not-published",
  "20260216/counting-words-in-japanese/ja.md emphasis-not-published",
  "20260309/paper-weights-explained/ja.md emphasis-not-published",
  "20260309/paper-weights-explained/ja.md emphasis-not-published",
  "20260309/paper-weights-explained/ja.md emphasis-not-published",
  "20260323/kerning-pairs-nobody-tests/en.md locale-missing",
  "20260413/open-font-licences/ja.md field-choice category",
];

type Seed = readonly [path: string, change: (text: string) => string, ...finds: string[]];

const append = (block: string) => (text: string) => `${text.trimEnd()}\n\n${block}\n`;
const field = (name: string, value: string) => (text: string) =>
  text.replace(new RegExp(`^${name}:.*$`, "m"), `${name}: ${value}`);

const slug = (text: string) => text.replace(/^title:/m, "slug: /same\ntitle:");
/** The site's schema knows no slugs, which is a finding too. */
const slugFinds = ["slug-duplicate slug", "field-unknown slug"];

/** A seed of every kind that the sample site does not ship. Blocks are added to both locales alike. */
const seeds: readonly Seed[] = [
  ["20260119/the-galley-proof-returns/ja.md", field("date", "2026-01-20"), "locale-date-differs date"],
  ["20260126/ruby-text-on-the-web/ja.md", field("impactLevel", '"high"'), "locale-value-differs impactLevel"],
  ["20260202/a-diff-an-editor-can-read/ja.md", field("tags", "[差分]"), "locale-tags-differ tags"],
  ["20260209/reviving-a-risograph/ja.md", append("もう一つの段落。"), "locale-blocks-differ"],
  [
    "20260216/counting-words-in-japanese/ja.md",
    field("description", '"This was copied from the other file and never translated by anybody."'),
    "field-other-language description",
  ],
  ["20260302/what-a-style-guide-is-for/en.md", append("[A page](./nothing.md)"), "link-broken"],
  [
    "20260302/what-a-style-guide-is-for/ja.md",
    append("[あるページ](./en.md#part)"),
    "locale-content-differs",
  ],
  ["20260309/paper-weights-explained/en.md", append("![Paper](./nothing.png)"), "image-broken"],
  [
    "20260309/paper-weights-explained/ja.md",
    append("![紙](https://example.com/paper.png)"),
    "locale-content-differs",
  ],
  [
    "20260209/reviving-a-risograph/en.md",
    field("title", '"Variable fonts survive newsprint, with one condition"'),
    "title-duplicate title",
  ],
  [
    "20260112/variable-fonts-in-newsprint/en.md",
    append("![](https://example.com/press.png)"),
    "image-without-alt",
    "title-duplicate title",
  ],
  ["20260112/variable-fonts-in-newsprint/ja.md", append("![印刷機](https://example.com/press.png)")],
  ["20260316/static-sites-for-small-magazines/en.md", append("#### Far below"), "heading-skips"],
  ["20260316/static-sites-for-small-magazines/ja.md", append("### すぐ下"), "locale-content-differs"],
  [
    "20260323/kerning-pairs-nobody-tests/en.md",
    field("description", `"${"A long word. ".repeat(14)}"`),
    "description-long description",
  ],
  [
    "20260202/a-diff-an-editor-can-read/en.md",
    field("relatedCompanies", "[Marginalia Labs, harbour-courier]"),
    "value-spelling relatedCompanies.1",
  ],
  ["20260202/a-diff-an-editor-can-read/en.md", slug, ...slugFinds],
  [
    "20260202/a-diff-an-editor-can-read/ja.md",
    field("relatedCompanies", "[Marginalia Labs, harbour-courier]"),
    "value-spelling relatedCompanies.1",
  ],
  ["20260302/what-a-style-guide-is-for/en.md", slug, ...slugFinds],
  [
    "20260406/a-week-on-the-copy-desk/ja.md",
    append("Nobody has translated this passage, and it is as it was in the source."),
    "text-untranslated",
    "locale-blocks-differ",
  ],
];

test("[HF1] every kind that is seeded in the sample site is found, and nothing else", async () => {
  const { handlers, workspace, root } = await openCopyOf(sampleSite);
  const before = await handlers["problems.read"]({ workspace });
  expect((before.problems as FileProblem[]).map(told).toSorted()).toEqual(shipped.toSorted());
  for (const [path, change] of seeds) {
    const file = join(root, "src/content/articles", path);
    const text = await readFile(file, "utf8");
    await writeFile(file, change(text));
  }
  const { problems } = await handlers["problems.read"]({ workspace });
  const expected = [
    ...shipped,
    ...seeds.flatMap(([path, , ...finds]) => finds.map((find) => `${path} ${find}`)),
  ];
  expect((problems as FileProblem[]).map(told).toSorted()).toEqual(expected.toSorted());
});
