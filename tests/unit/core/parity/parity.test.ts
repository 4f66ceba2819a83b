import { expect, test } from "vitest";
import { siteFindings } from "#core/health/check-site";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { instructionsOf } from "#core/parity/instructions";
import { markDifferences, marksOf } from "#core/parity/marks";
import { addNumbers } from "#core/parity/numbers";
import { passagesOf, untranslatedPassages } from "#core/parity/untranslated";
import { collectionOf } from "../health/site.ts";

function blocksOf(text: string, path = "a.md") {
  return parseBody(text, dialectFor(path, null)).blocks;
}

function differences(source: string, target: string, path?: string): string[] {
  return markDifferences(marksOf(blocksOf(source, path)), marksOf(blocksOf(target, path))).map(
    ({ kind, missing, extra }) => `${kind} -${missing.join(",")} +${extra.join(",")}`,
  );
}

test("[PA1] what both languages must have is compared kind by kind", () => {
  const english =
    "# A\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[x](/en/press) ![y](a.png) {name} costs 1,500 on 2026-01-05.[^1]\n\n[^1]: Note.\n";
  const japanese =
    "# 見\n\n- 一\n- 二\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n\n[x](/ja/press) ![y](a.png) {name}は2026年1月5日に1500円。[^1]\n\n[^1]: 注。\n";
  expect(differences(english, japanese)).toEqual([]);
  expect(differences(english, japanese.replace("# 見", "## 見"))).toEqual(["headings -h1 +h2"]);
  expect(differences(english, japanese.replace("- 二\n", ""))).toEqual(["lists -item +"]);
  expect(differences(english, japanese.replace("| 1 | 2 |\n", ""))).toEqual(["tables -2 × 2 +1 × 2"]);
  expect(differences(english, japanese.replace("press", "ink"))).toEqual(["links -press +"]);
  expect(differences(english, japanese.replace("a.png", "b.png"))).toEqual(["images -a.png +b.png"]);
  expect(differences(english, japanese.replace("。[^1]", "。"))).toEqual(["footnotes -1 +"]);
  expect(differences(english, japanese.replace("{name}", "名前"))).toEqual(["placeholders -{name} +"]);
  expect(differences(english, japanese.replace("1500", "1600"))).toEqual(["numbers -1500 +"]);
  expect(differences(english, japanese.replace("月5日", "月6日"))).toEqual(["dates -2026-01-05 +"]);
  expect(differences("<Tabs>\n\nA\n\n</Tabs>\n", "B\n", "a.mdx")).toEqual(["shortcodes -Tabs +"]);
});

function numbersIn(text: string): string[] {
  const found: string[] = [];
  addNumbers(text, (kind, mark) => found.push(`${kind} ${mark}`));
  return found;
}

test.each([
  ["1,234 and 1.234 and 1 234", ["numbers 1234", "numbers 1234", "numbers 1234"]],
  ["１，２３４円", ["numbers 1234"]],
  ["version 12.34", ["numbers 12.34"]],
  ["Version 12,34", ["numbers 12.34"]],
  ["January 5, 2026", ["dates 2026-01-05"]],
  ["le 5 janvier 2026", ["dates 2026-01-05"]],
  ["am 5. Januar 2026", ["dates 2026-01-05"]],
  ["2026年1月5日", ["dates 2026-01-05"]],
  ["2026-1-5", ["dates 2026-01-05"]],
  ["四百十二と千六十と一六一", ["numbers 412", "numbers 1060", "numbers 161"]],
  ["three, 3, 12:30, $150 million, 150万, 1-2", []],
])("[PA2] %j", (text, expected) => {
  expect(numbersIn(text)).toEqual(expected);
});

test("[PA2] a year may be said in words, but not be another", () => {
  expect(differences("Founded in 2019.\n", "昨年に設立。\n")).toEqual([]);
  expect(differences("Founded in 2019.\n", "2018年に設立。\n")).toEqual(["numbers -2019 +"]);
});

test("[PA3] comments and texts in code may be translated; its instructions may not be other ones", () => {
  const code = (comment: string, text: string, name: string) =>
    `\`\`\`js\n// ${comment}\nprint("${text}", ${name}); /* ${comment} */\n\`\`\`\n`;
  expect(differences(code("a press", "ink", "n"), code("印刷機", "インク", "n"))).toEqual([]);
  expect(differences(code("a press", "ink", "n"), code("a press", "ink", "m"))).toHaveLength(1);
  expect(instructionsOf("# note\nrun --fast # quick\n<b>Words</b> <!-- c -->")).toBe("run--fast<b></b>");
  expect(differences("```md\nWords\n```\n", "```md\n言葉\n```\n")).toEqual([]);
});

test("[PA4] a destination is the same in another locale", () => {
  const link = (to: string) => `[a](${to})\n`;
  for (const to of ["/ja/press/", "../press/ja.md", "press.ja.md#anker", "https://ja.site.example/press?x=1"])
    expect(differences(link("/press.html#top"), link(to)), to).toEqual([]);
  expect(differences(link("/press"), link("/ink"))).toHaveLength(1);
  // What a translator adds is help.
  expect(differences("A.\n", link("/ink"))).toEqual([]);
});

test("[PA5] a passage is untranslated by being the source's, or in its language", () => {
  const english = "The press prints from raised type, and it has been doing so for years.";
  const left = (target: string, locale: string, source = english) =>
    untranslatedPassages(
      { passages: passagesOf(blocksOf(source), 1), locale: "en" },
      { passages: passagesOf(blocksOf(target), 1), locale },
    ).map(({ line }) => line);
  expect(left(`活版は凸版から刷ります。\n\n${english}\n`, "ja")).toEqual([3]);
  expect(left("This is what you can do with it, and that is how it works for you.\n", "ja")).toEqual([1]);
  expect(left("Das ist eine Presse, und sie ist nicht für dich oder für mich da.\n", "de")).toEqual([]);
  expect(left(`${english}\n`, "en-GB")).toEqual([]);
  expect(left("OpenAI ChatGPT Enterprise Plus\n\n`run the press and wait for it`\n", "ja")).toEqual([]);
  expect(left("- [The press that prints from raised type](/a)\n", "ja")).toEqual([]);
});

test("[PA6] a pair is told of each kind once, and not twice of one thing", () => {
  const english =
    "# A\n\n![x](a.png)\n\nIt costs 1500 in all.\n\nNobody has translated this passage, and it is as it was in the source.\n";
  const found = (japanese: string) =>
    siteFindings([collectionOf("posts", { "a/en.md": english, "a/ja.md": japanese })], () => true).map(
      ({ problem }) => `${problem.rule} ${problem.details["what"] ?? problem.details["found"]}`,
    );
  const japanese = english
    .replace("It costs 1500 in all.", "値段は1500円。")
    .replace(/Nobody.*/, "誰も訳しませんでした。");
  expect(found(japanese)).toEqual([]);
  expect(found(japanese.replace("![x](a.png)\n\n", ""))).toEqual(["locale-blocks-differ images"]);
  expect(found(japanese.replace("1500", "千六百").replace("a.png", "b.png"))).toEqual([
    "locale-content-differs images numbers",
  ]);
  expect(found(english)).toEqual(["text-untranslated 1"]);
});
