import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit } from "#core/document/patch";
import { foldText } from "#core/search/fold";
import type { SearchHit, SearchQuery } from "#core/search/query";
import { replacementOf, replacingEdit } from "#core/search/replacement";
import { compileSearch } from "#core/search/search";
import { searchedText } from "#core/search/searched-text";

const plain: SearchQuery = {
  text: "",
  isRegex: false,
  wholeWord: false,
  matchCase: false,
  matchWidth: false,
  scope: { kind: "all" },
};

function hits(text: string, query: Partial<SearchQuery> & { readonly text: string }): readonly SearchHit[] {
  const search = compileSearch({ ...plain, ...query });
  if ("kind" in search) throw new RangeError(search.kind);
  return search.find(searchedText(text), 1000);
}

function found(text: string, query: Partial<SearchQuery> & { readonly text: string }): readonly string[] {
  return hits(text, query).map((hit) => {
    expect(text.slice(hit.from, hit.to)).toBe(hit.text);
    return hit.text;
  });
}

const letters = fc.array(
  fc.constantFrom(
    ..."aAéeÅかがガカｶﾞﾊﾟＡａ！　記事한글\u1112\u1161\u11ab…㍻①ﬁ\n",
    "\u0301",
    "\u3099",
    "\u0323",
    "e\u0301",
    "か\u3099",
    "😀",
  ),
  { maxLength: 20 },
);

describe("letters", () => {
  test("[SR1] composed and decomposed letters are the same, in the text and in what is looked for", () => {
    expect(found("cafe\u0301 café", { text: "café" })).toEqual(["cafe\u0301", "café"]);
    expect(found("か\u3099くせい がくせい", { text: "か\u3099く" })).toEqual(["か\u3099く", "がく"]);
    expect(found("が か\u3099", { text: "か" })).toEqual([]);
    expect(found("\u1112\u1161\u11ab글", { text: "한글" })).toEqual(["\u1112\u1161\u11ab글"]);
  });

  test("[SR1] case and width matter where a person says so", () => {
    const text = "API Ａpi api ｶﾞﾗｽ ガラス";
    expect(found(text, { text: "api" })).toEqual(["API", "Ａpi", "api"]);
    expect(found(text, { text: "API", matchWidth: true })).toEqual(["API", "api"]);
    expect(found(text, { text: "API", matchCase: true, matchWidth: true })).toEqual(["API"]);
    expect(found(text, { text: "ガラス" })).toEqual(["ｶﾞﾗｽ", "ガラス"]);
    expect(found(text, { text: "ｶﾞﾗｽ", matchWidth: true })).toEqual(["ｶﾞﾗｽ"]);
    expect(found("㍻ ① ﬁ", { text: "平成" })).toEqual([]);
  });

  test("[SR1] a wide letter in an expression is that letter in either width, not a sign of expressions", () => {
    const isRegex = true;
    expect(found("本文（注）です (注)", { text: "（注）", isRegex })).toEqual(["（注）", "(注)"]);
    expect(found("何？ 何? 何", { text: "何？", isRegex })).toEqual(["何？", "何?"]);
    expect(found("（注", { text: "（", isRegex })).toEqual(["（"]);
    expect(found("Ａ1 B2", { text: "[ＡＢ]\\d", isRegex })).toEqual(["Ａ1", "B2"]);
  });

  test("[SR1] a folded text is the composed one, whatever it is made of, and its places lead back", () => {
    fc.assert(
      fc.property(letters, fc.boolean(), (parts, matchWidth) => {
        const text = parts.join("");
        const folded = foldText(text, matchWidth);
        const wide = matchWidth
          ? text
          : text.replace(/[\uff01-\uffee\u3000]+/g, (run) => run.normalize("NFKC"));
        expect(folded.text).toBe(wide.normalize("NFC"));
        let last = 0;
        for (let at = 0; at < folded.text.length; at++) {
          const [from, to] = [folded.startOf(at), folded.endOf(at + 1)];
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = from;
        }
        expect(folded.startOf(folded.text.length)).toBe(text.length);
      }),
    );
  });

  test("[SR1] lines and what stands around a hit, however the lines end", () => {
    for (const ending of ["\n", "\r\n", "\r"]) {
      const [first, second] = hits(["one", "two 記事です", "記事"].join(ending), { text: "記事" });
      expect(first).toMatchObject({ line: 2, before: "two ", after: "です" });
      expect(second).toMatchObject({ line: 3, before: "", after: "" });
    }
    const long = `${"😀".repeat(500)}x${"😀".repeat(500)}`;
    const [hit] = hits(long, { text: "x" });
    expect(hit?.before.isWellFormed() && hit.after.isWellFormed()).toBe(true);
  });
});

test("[SR2] whole words end where a reader ends them", () => {
  expect(found("OpenAIは OpenAIs open OpenAI", { text: "openai", wholeWord: true })).toEqual([
    "OpenAI",
    "OpenAI",
  ]);
  expect(found("東京都と京都", { text: "京都", wholeWord: true })).toEqual(["京都"]);
  expect(found("snake_case case", { text: "case", wholeWord: true })).toEqual(["case"]);
  expect(found("C++ and C", { text: "C++", wholeWord: true })).toEqual(["C++"]);
});

describe("regular expressions", () => {
  test("[SR3] by lines, with groups as they are written", () => {
    expect(found("a 1\na 2\nb", { text: "^a (\\d)$", isRegex: true })).toEqual(["a 1", "a 2"]);
    const [hit] = hits("ＡＢ-cafe\u0301", { text: "(?<left>ab)-(café)", isRegex: true });
    expect(hit).toMatchObject({ groups: ["ＡＢ", "cafe\u0301"], names: { left: "ＡＢ" } });
    expect(found("abc", { text: "x*", isRegex: true })).toEqual([]);
  });

  test("[SR3] what cannot be read is told and finds nothing", () => {
    const pattern = compileSearch({ ...plain, text: "(", isRegex: true });
    expect(pattern).toMatchObject({ kind: "pattern" });
    expect(compileSearch(plain)).toEqual({ kind: "empty" });
    expect(found("a(b", { text: "(" })).toEqual(["("]);
  });
});

test("[SR4] each part by itself, and the values of one field", () => {
  const text = '---\ntitle: "Term one"\ntags: [Term, other]\nseo:\n  title: Term two\n---\nTerm three\n';
  const within = (scope: SearchQuery["scope"]) => hits(text, { text: "term", scope }).map(({ line }) => line);
  expect(within({ kind: "all" })).toEqual([2, 3, 5, 7]);
  expect(within({ kind: "frontmatter" })).toEqual([2, 3, 5]);
  expect(within({ kind: "body" })).toEqual([7]);
  expect(within({ kind: "field", field: "title" })).toEqual([2]);
  expect(within({ kind: "field", field: "seo.title" })).toEqual([5]);
  expect(within({ kind: "field", field: "tags" })).toEqual([3]);
  expect(within({ kind: "field", field: "missing" })).toEqual([]);
  expect(
    hits(text, { text: "^Term one$", isRegex: true, scope: { kind: "field", field: "title" } }),
  ).toHaveLength(1);
  expect(hits(text, { text: "two[^]*three", isRegex: true })).toEqual([]);
  expect(
    found("+++\ntitle = 'Term'\n+++\n", { text: "term", scope: { kind: "field", field: "title" } }),
  ).toEqual(["Term"]);
});

describe("replacing", () => {
  test("[SR5] only the chosen hits' code units change", () => {
    fc.assert(
      fc.property(letters, fc.array(fc.boolean()), (parts, chosen) => {
        const text = parts.join("");
        const all = hits(text, { text: "a" });
        const some = all.filter((_, index) => chosen[index] ?? true);
        const after = applyEdit(text, replacingEdit(some, "か", false));
        let rest = after;
        let at = 0;
        for (const { from, to } of some) {
          expect(rest.startsWith(`${text.slice(at, from)}か`)).toBe(true);
          rest = rest.slice(from - at + 1);
          at = to;
        }
        expect(rest).toBe(text.slice(at));
      }),
    );
  });

  test("[SR5] groups in a replacement are those of ECMAScript", () => {
    const pattern = "(?<y>\\d{4})/(\\d\\d)(x)?";
    const text = "2026/01 and 2025/12";
    for (const template of ["$2-$1", "$<y>.$2", "$&!", "$$1", "[$3]", "$12", "$9", "$", "plain"]) {
      const edit = replacingEdit(hits(text, { text: pattern, isRegex: true }), template, true);
      const expected = text.replace(new RegExp(pattern, "gu"), template);
      expect(applyEdit(text, edit), template).toBe(expected);
    }
    const [hit] = hits(text, { text: "2026" });
    expect(hit && replacementOf(hit, "$1$&", false)).toBe("$1$&");
    // ECMAScript drops a name that is not there; nothing that a person typed is dropped here.
    expect(hit && replacementOf(hit, "$<no>", true)).toBe("$<no>");
  });
});
