import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { siteFindings } from "#core/health/check-site";
import { isInOtherLanguage } from "#core/health/language";
import { spellingOf } from "#core/health/spelling";
import { ruleWords } from "#core/problems/guide";
import { problemRules } from "#core/problems/problem";
import { collectionOf } from "./site.ts";

function found(texts: Readonly<Record<string, string>>, existing: readonly string[] = []): string[] {
  return siteFindings([collectionOf("posts", texts)], (path) => existing.includes(path)).map(
    ({ path, problem, change }) =>
      `${path} ${problem.rule} ${problem.field?.join(".") ?? problem.line}${change ? ` ${change.kind}` : ""}`,
  );
}

/** Articles `a`, `b`, … in English and Japanese, whose frontmatter is `fields` of their number and locale. */
function bilingual(count: number, fields: (index: number, locale: "en" | "ja") => string) {
  const texts: Record<string, string> = {};
  for (let index = 0; index < count; index++)
    for (const locale of ["en", "ja"] as const)
      texts[`${"abcdefghij"[index]}/${locale}.md`] = `---\n${fields(index, locale)}\n---\n`;
  return texts;
}

test("[HF2] a locale is missing where half of the articles have it", () => {
  expect(found({ "a/en.md": "", "a/ja.md": "", "b/en.md": "", "b/ja.md": "", "c/en.md": "" })).toEqual([
    "posts/c/en.md locale-missing 1",
  ]);
  expect(found({ "a/en.md": "", "a/ja.md": "", "b/en.md": "", "c/en.md": "", "d/en.md": "" })).toEqual([]);
});

test("[HF3] what articles agree on is told where one does not; what they do not agree on is free", () => {
  const kinds = ["Reasoning", "Agents"];
  const pairs: Record<string, string> = { Reasoning: "推論", Agents: "エージェント" };
  const texts = bilingual(10, (index, locale) => {
    const kind = kinds[index % 2] ?? "";
    const own = locale === "en" ? kind : index === 0 ? "エージェント" : (pairs[kind] ?? "");
    const level = index === 3 && locale === "ja" ? "low" : "high";
    return `kind: ${own}\nlevel: ${level}\nmood: ${locale}${index % 3}\ndate: 2026-01-1${index === 5 && locale === "ja" ? 9 : index % 9}`;
  });
  expect(found(texts)).toEqual([
    "posts/d/ja.md locale-value-differs level set",
    "posts/f/ja.md locale-date-differs date set",
    "posts/a/ja.md locale-value-differs kind set",
  ]);
});

test("[HF3] the date that an article's path has is the right one", () => {
  const texts = Object.fromEntries(
    ["20260101", "20260102", "20260103", "20260104"].flatMap((day) =>
      ["en", "ja"].map((locale) => {
        const year = day === "20260103" && locale === "en" ? "2025" : "2026";
        return [`${day}/${locale}.md`, `---\ndate: ${year}-01-${day.slice(6)}\n---\n`];
      }),
    ),
  );
  expect(found(texts)).toEqual(["posts/20260103/en.md locale-date-differs date set"]);
});

test.each([
  ["It was copied and never translated by anybody", "ja", false, true],
  ["OpenAI ChatGPT Enterprise Plus", "ja", false, false],
  ["GPT-5 の発表", "ja", false, false],
  ["まだ日本語のままの説明文です", "en", false, true],
  ["How to read 連量", "en", false, false],
  ["The same long text that nobody translated into French yet", "fr", true, true],
  ["Visual Studio Code", "fr", true, false],
])("[HF4] %j in %s (a copy: %s): %s", (text, locale, isCopy, expected) => {
  expect(isInOtherLanguage(text, locale, isCopy)).toBe(expected);
});

test("[HF5] a relative link is broken when its file is nowhere that publishers look", () => {
  const body =
    "[a](./b.md#x) [b](../c%20d.pdf?x=1) [c](page) [d](/root.md) [e](https://x.example/a.md) ![i](i.png)\n";
  expect(found({ "a/en.md": body })).toEqual([
    "posts/a/en.md link-broken 1",
    "posts/a/en.md link-broken 1",
    "posts/a/en.md image-without-alt 1".replace("image-without-alt", "image-broken"),
  ]);
  expect(found({ "a/en.md": body }, ["posts/a/b.md", "posts/c d.pdf", "static/i.png"])).toEqual([]);
});

test.each([
  ["ＡＩ Agents", "ai-agent"],
  ["Large Language Models", "large_language model"],
  ["companies", "Company"],
  ["データ・センター", "データセンター"],
])("[HF6] %j and %j are spellings of one term", (one, other) => {
  expect(spellingOf(one)).toBe(spellingOf(other));
});

test.each([
  ["news", "new"],
  ["AIs", "AI"],
  ["iOS", "iO"],
  ["C++", "C"],
  ["Kubernetes", "Kubernete"],
  ["class", "clas"],
])("[HF6] %j and %j are not", (one, other) => {
  if (one === "Kubernetes") expect(spellingOf(one)).toBe(spellingOf("kubernetes"));
  else expect(spellingOf(one)).not.toBe(spellingOf(other));
});

test("[HF6] the fix of a rare spelling writes the usual one, or takes it away beside that", () => {
  const texts = Object.fromEntries(
    ["a", "b", "c", "d", "e", "f"].map((name) => [`${name}/en.md`, "---\ntags: [Agents, Models]\n---\n"]),
  );
  expect(
    found({
      ...texts,
      "x/en.md": "---\ntags: [agents]\n---\n",
      "y/en.md": "---\ntags: [Model, Models]\n---\n",
    }),
  ).toEqual(["posts/x/en.md value-spelling tags.0 set", "posts/y/en.md value-spelling tags.0 remove"]);
});

test("[HF7] duplicates are those of one locale", () => {
  expect(
    found({
      "a/en.md": "---\ntitle: Same\nslug: x\n---\n",
      "a/ja.md": "---\ntitle: Same\nslug: x\n---\n",
      "b/en.md": "---\ntitle: ｓame\nslug: y\n---\n",
      "b/ja.md": "---\ntitle: 別\nslug: y\n---\n",
    }),
  ).toEqual(["posts/a/en.md title-duplicate title", "posts/b/en.md title-duplicate title"]);
});

test("[P3] every rule is in the guide, in both languages, and in the documentation", () => {
  const page = readFileSync("docs/problems.md", "utf8");
  for (const rule of problemRules) {
    for (const language of ["en", "ja"] as const) {
      const { title, why } = ruleWords(rule, language);
      expect(title, rule).not.toBe(rule);
      expect(page, rule).toContain(`| \`${rule}\` |`);
      expect(page, rule).toContain(`${title}: ${why}`);
    }
  }
});
