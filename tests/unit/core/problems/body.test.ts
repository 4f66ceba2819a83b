import { describe, expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";
import { applyEdit, editBetween, invertEdit } from "#core/document/patch";
import { bodyText, parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { plainText } from "#core/markdown/plain-text";
import { reparseBody } from "#core/markdown/reparse";
import { bodyPlace, bodyProblems, followEdit } from "#core/problems/body";
import type { FixKind, Problem } from "#core/problems/problem";
import { describeFix, describeProblem } from "#core/problems/words";
import { corpusArticles, haveCorpora } from "../../../support/corpora.ts";

const bodyOf = (text: string, name = "a.md") => parseBody(text, dialectFor(name, null));
const START = { from: 0, line: 1, publisher: null };
const problemsIn = (text: string, name?: string): readonly Problem[] =>
  bodyProblems(bodyOf(text, name), START);

/** Each problem's fix applied alone: the problem is gone, no other has come, the words are the same, undo restores. */
function checkFixes(text: string, name?: string): void {
  const found = problemsIn(text, name);
  for (const { fix } of found) {
    if (!fix) continue;
    const after = applyEdit(text, fix.edit);
    expect(applyEdit(after, invertEdit(text, fix.edit))).toBe(text);
    expect(problemsIn(after, name).length).toBe(found.length - 1);
    expect(wordsOf(after, name)).toBe(wordsOf(text, name));
    expect(after).toContain(fix.becomes);
  }
}

function wordsOf(text: string, name?: string): string {
  const trees = bodyOf(text, name).blocks.flatMap(({ tree }) => (tree ? [plainText(tree)] : []));
  return trees.join("\n").replace(/[*_~]/g, "");
}

/** What is written, what the fix makes of it, and how. */
const literal: readonly (readonly [text: string, fixed: string, kind: FixKind])[] = [
  ["**「引用」**の本文", "「**引用**」の本文", "emphasis-moved"],
  ["見立ては**『北口』**の", "見立ては『**北口**』の", "emphasis-moved"],
  ["**ポンドはポンドではない。**本文用", "**ポンドはポンドではない**。本文用", "emphasis-moved"],
  ["それだけだ。**「文字を数える。」**空白は", "それだけだ。「**文字を数える。**」空白は", "emphasis-moved"],
  ["**「引用」。**本文", "**「引用」**。本文", "emphasis-moved"],
  ["**何が起きた？！**驚いた", "**何が起きた**？！驚いた", "emphasis-moved"],
  ["**注意:**この手順", "**注意**:この手順", "emphasis-moved"],
  ["**量子化（Quantization）**は", "**量子化**（Quantization）は", "emphasis-moved"],
  ["**リリース候補 (RC)**に", "**リリース候補** (RC)に", "emphasis-moved"],
  ["これは**（補足）**です", "これは（**補足**）です", "emphasis-moved"],
  ["**“引号”**的", "“**引号**”的", "emphasis-moved"],
  ['**"quote"**の', '"**quote**"の', "emphasis-moved"],
  ["**『「二重」』**の", "『**「二重」**』の", "emphasis-moved"],
  ["**[リンク](https://example.com/)**を", "[**リンク**](https://example.com/)を", "emphasis-moved"],
  ["**「[リンク](/a)」**を", "「**[リンク](/a)**」を", "emphasis-moved"],
  ["**「`code`」**を", "「**`code`**」を", "emphasis-moved"],
  ["彼は*「はい」*と", "彼は「*はい*」と", "emphasis-moved"],
  ["***「強い」***の", "「***強い***」の", "emphasis-moved"],
  ["~~「旧」~~の", "「~~旧~~」の", "emphasis-moved"],
  ["__「名前」__は", "「__名前__」は", "emphasis-moved"],
  ["## 見出し**「引用」**の", "## 見出し「**引用**」の", "emphasis-moved"],
  ["- **結論。**理由", "- **結論**。理由", "emphasis-moved"],
  ["> 引いて**「改\n> 行」**の", "> 引いて「**改\n> 行**」の", "emphasis-moved"],
  ["| 見出し |\n|---|\n| **「値」**の |", "| 見出し |\n|---|\n| 「**値**」の |", "emphasis-moved"],
  ["[**「中」**の](/a)", "[「**中**」の](/a)", "emphasis-moved"],
  ["**'인용'**은", "'**인용**'은", "emphasis-moved"],
  ["この__名前__を", "この**名前**を", "emphasis-asterisks"],
  ["**`code`**を", "<strong>`code`</strong>を", "emphasis-html"],
  ["成長率は**約6%**で", "成長率は<strong>約6%</strong>で", "emphasis-html"],
  ["**彼は「はい」**と", "<strong>彼は「はい」</strong>と", "emphasis-html"],
  ["これは**「引用」です**。", "これは<strong>「引用」です</strong>。", "emphasis-html"],
  ["検索は**Yahoo!**で", "検索は<strong>Yahoo!</strong>で", "emphasis-html"],
  ["旧~~約6%~~を", "旧<del>約6%</del>を", "emphasis-html"],
  ["*約6%*で", "<em>約6%</em>で", "emphasis-html"],
  ["詳しくは**[[設定]]**を", "詳しくは<strong>[[設定]]</strong>を", "emphasis-html"],
  ["**「[[設定|設定の頁]]」**を", "「**[[設定|設定の頁]]**」を", "emphasis-moved"],
  ["**[[設定]]。**次に", "**[[設定]]**。次に", "emphasis-moved"],
];

/** What is no problem: no emphasis, or emphasis that is published. */
const fine: readonly string[] = [
  "`**「引用」**の`",
  "```\n**「引用」**の\n```",
  "    **「引用」**の\n",
  "\\*\\*「引用」\\*\\*の",
  "**「引用」** の",
  "**強調**の本文",
  "**「引用」**、本文",
  "本文「**引用**」の",
  "日本*語*です",
  "価格*と注",
  "商品A*、商品B*、商品C*",
  "商品A*（税込）と商品B*（税抜）",
  "価格*（税率）*個数",
  "2 * 3 * 4 = 24",
  "面積は 2*3*4 です",
  "（２ * ３） * （４ * ５）",
  "src/**/*.md と lib/**/*.md を",
  "`src/**/*.md`や**/*.tsを",
  "Pythonの__init__メソッド",
  "変数foo_bar_bazを",
  "10~20%、30~40%の",
  "株式会社****（仮名）は****円",
  "** 空白 **の",
  "え~~、そう~~。",
  'foo**"bar"**baz',
  "$a**（b）**c$",
  "<!-- **「引用」**の -->",
  '<span title="**「引用」**の">本文</span>',
  "<strong>「引用」</strong>の",
  "[本文](https://example.com/**（a）**b)",
  "***\n",
  "* 「項目」*\n* 二つ目",
  "![**「代替」**の](a.png)",
];

describe("emphasis that is published as asterisks", () => {
  test.each(literal)("[P5] [P7] %j becomes %j", (text, fixed, kind) => {
    for (const ending of ["", "\n", "\n\n次の段落。\n"]) {
      const [problem, ...others] = problemsIn(text + ending);
      expect(others).toEqual([]);
      expect(problem).toMatchObject({ rule: "emphasis-not-published", severity: "warning", fix: { kind } });
      expect(applyEdit(text + ending, problem?.fix?.edit ?? [])).toBe(fixed + ending);
      checkFixes(text + ending);
    }
  });
  test.each(literal.map(([, fixed]) => fixed))("[P6] %j is fine as it is", (fixed) => {
    expect(problemsIn(fixed)).toEqual([]);
  });
  test.each(fine)("[P6] %j is no problem", (text) => expect(problemsIn(text)).toEqual([]));

  test("[P5] marks that the parser pairs the wrong way round are found, and solved one by one", () => {
    let text = "これは**「A」**と**「B」**と**「C」**です";
    expect(problemsIn(text).map(({ details }) => details["text"])).toEqual([
      "**「A」**",
      "**「B」**",
      "**「C」**",
    ]);
    for (let left = 3; left > 0; left--) {
      checkFixes(text);
      text = applyEdit(text, problemsIn(text)[0]?.fix?.edit ?? []);
    }
    expect(text).toBe("これは「**A**」と「**B**」と「**C**」です");
    expect(problemsIn(text)).toEqual([]);
  });
  test("[P8] a mark that is left over makes what the parser reads the likelier meaning", () => {
    expect(problemsIn("**「A」と、**B**は")).toEqual([]);
  });
  test("[P8] of very many in one block all are found, and the first have fixes", () => {
    const item = "- **結論。**理由を書く。これは項目である。\n";
    const found = problemsIn(item.repeat(400));
    expect(found).toHaveLength(400);
    const withFix = found.findIndex(({ fix }) => fix === undefined);
    expect(withFix).toBeGreaterThan(20);
    expect(found.slice(withFix).every(({ fix }) => fix === undefined)).toBe(true);
  });
  test("[P8] in MDX, where HTML is JSX, fixes hold as well", () => {
    const text = "**約6%**で、**「引用」**の";
    expect(problemsIn(text, "a.mdx").map(({ fix }) => fix?.becomes)).toEqual([
      "<strong>約6%</strong>",
      "「**引用**」",
    ]);
    checkFixes(text, "a.mdx");
  });
  test("[P8] no fix is offered that would lose words", () => {
    for (const text of ["**x\\（y）**の", "**[a]（b）**の\n\n[a]: /x", "**「a](b)」**の"]) checkFixes(text);
  });
});

describe("problems of a body", () => {
  const text = "---\r\ntitle: a\r\n---\r\n\r\n一\r\n\r\n- 二\r\n- **「三」**の\r\n\r\n**「四」**の\r\n";
  const parts = splitDocument(text);
  const body = bodyOf(text.slice(parts.body.from));
  const found = bodyProblems(body, bodyPlace(parts, null));

  test("[P9] name lines and offsets of the document", () => {
    expect(found.map(({ line }) => line)).toEqual([8, 10]);
    expect(found.map(({ fix }) => applyEdit(text, fix?.edit ?? []))).toEqual([
      text.replace("**「三」**", "「**三**」"),
      text.replace("**「四」**", "「**四**」"),
    ]);
  });
  test("[P9] a block that was not edited is not looked at again", () => {
    const edit = editBetween(bodyText(body), bodyText(body).replace("一", "一つ"));
    const next = reparseBody(body, edit);
    const before = found.map(({ details }) => details["text"]);
    expect(bodyProblems(next, bodyPlace(parts, null)).map(({ details }) => details["text"])).toEqual(before);
    // The tree is what a second look would need.
    for (const block of next.blocks.slice(1)) {
      Object.defineProperty(block, "tree", {
        get: () => {
          throw new RangeError("looked at again");
        },
      });
    }
    expect(bodyProblems(next, bodyPlace(parts, null))).toHaveLength(2);
  });
  test("[P10] follow an edit: behind it they move, touched they wait", () => {
    const item = text.indexOf("- 二");
    const edit = [{ from: item, to: item + 5, insert: "" }];
    const after = applyEdit(text, edit);
    const moved = followEdit(found, edit, text);
    expect(moved.map(({ line }) => line)).toEqual([7, 9]);
    expect(moved.map(({ fix }) => applyEdit(after, fix?.edit ?? []))).toEqual([
      after.replace("**「三」**", "「**三**」"),
      after.replace("**「四」**", "「**四**」"),
    ]);
    expect(followEdit(found, editBetween(text, text.replace("「四」", "「四五」")), text)).toEqual([
      found[0],
    ]);
    expect(followEdit(found, editBetween(text, `${text}五\r\n`), text)).toBe(found);
  });
  test("[P11] Jekyll publishes such emphasis, others do not", () => {
    expect(bodyProblems(body, bodyPlace(parts, "jekyll"))).toEqual([]);
    for (const publisher of ["astro", "hugo", "eleventy", "docusaurus"])
      expect(bodyProblems(body, bodyPlace(parts, publisher))).toHaveLength(2);
  });
  test("[P3] the sentence and the fix have words in every language", () => {
    for (const [text, fixed] of literal) {
      for (const problem of problemsIn(text)) {
        const quoted = String(problem.details["text"]);
        for (const language of ["en", "ja"] as const) {
          expect(describeProblem(problem, language)).toContain(quoted);
          expect(fixed.replace(/\s+/g, " ")).toContain(problem.fix?.becomes.replace(/\s+/g, " "));
          expect(problem.fix && describeFix(problem.fix, language)).toMatch(/^[^:：]+[:：]./);
        }
      }
    }
    const [long] = problemsIn(`**「${"長い".repeat(40)}」**の`);
    expect(String(long?.details["text"]).length).toBeLessThan(60);
  });
});

describe.runIf(haveCorpora)("articles of the corpora", () => {
  const articles = corpusArticles(60).concat(
    corpusArticles(Infinity).filter(({ path }) => /\bja\.md$/.test(path)),
  );
  test("[P8] every fix holds", { timeout: 120_000 }, () => {
    expect(articles.length).toBeGreaterThan(60);
    for (const { body: source, path } of articles) checkFixes(source, path);
  });
});
