/** The sentences, in Japanese, of problems that are found by looking over many articles. */

import type { siteEnglish } from "./words-site-en.ts";

export const siteJapanese: typeof siteEnglish = {
  "rules-invalid": ({ message }) => `galley.json に使えない規則があります：${message}`,
  "rule-length": ({ bound, limit, found, unit }, field) => {
    const counter = unit === "characters" ? "文字" : "個";
    return `「${field}」は${limit}${counter}${bound === "least" ? "以上" : "以内"}にしてください（現在${found}${counter}）。`;
  },
  "rule-pattern": ({ expected, found }, field) =>
    `「${field}」の値「${found}」は、サイトの規則が求める形式（${expected}）に合っていません。`,
  "rule-unique": ({ found, other, more }, field) =>
    `「${field}」は記事ごとに異なる値でなければなりませんが、「${found}」は ${other} ${others(more)}でも使われています。`,
  "rule-reference": ({ found, collection }, field) =>
    `「${field}」の「${found}」が、「${collection}」に見つかりません。`,
  "rule-locales": ({ other }, field) =>
    `「${field}」はすべての言語で必要です。${other} にはありますが、ここにはありません。`,
  "rule-condition": ({ when, reason }, field) =>
    reason === "forbidden"
      ? `${when === "" ? "" : `${when} のときは`}「${field}」を書かないでください。`
      : `${when === "" ? "" : `${when} のときは`}「${field}」が必要です。`,
  "rule-order": ({ found, other, value }, field) =>
    `「${field}」（${found}）が「${other}」（${value}）より前になっています。`,
  "locale-missing": ({ locale }) =>
    `この記事には ${locale} 版がありません。同じコレクションの他の記事にはあります。`,
  "locale-date-differs": ({ found, value, other }, field) =>
    `「${field}」が、ここでは ${found}、${other} では ${value} です。一つの記事に二つの日付があります。`,
  "locale-value-differs": ({ found, value, other }, field) =>
    `「${field}」が、ここでは「${found}」、${other} では「${value}」です。他の記事の組み合わせと異なります。`,
  "locale-tags-differ": ({ found, value, other }, field) =>
    `「${field}」の数が、ここでは${found}個、${other} では${value}個です。`,
  "locale-blocks-differ": ({ what, found, value, other }) =>
    `本文の${kinds[String(what)] ?? "ブロック"}が、ここでは${found}個、${other} では${value}個です。訳し漏れがないか確認してください。`,
  "locale-content-differs": ({ what, missing, extra, other }) =>
    [
      `本文と ${other} で、${String(what)
        .split(" ")
        .map((kind) => kinds[kind] ?? kind)
        .join("・")}が一致していません。`,
      ...(missing === "" ? [] : [`ここにないもの：${missing}。`]),
      ...(extra === "" ? [] : [`ここだけにあるもの：${extra}。`]),
    ].join(""),
  "text-untranslated": ({ found, value, locale }) =>
    `${locale} 版の本文で、${value}か所中${found}か所が原文の言語のままです。`,
  "field-other-language": ({ locale, found }, field) =>
    `${locale} 版の「${field}」が、別の言語のままです：「${found}」`,
  "link-broken": ({ target }) => `リンク先「${target}」のファイルがありません。`,
  "image-broken": ({ target }) => `画像「${target}」が見つかりません。`,
  "image-without-alt": ({ target }) =>
    `画像「${target}」に代替テキストがありません。画像を見られない人には何も伝わりません。`,
  "title-duplicate": ({ found, other, more }) =>
    `タイトル「${found}」は ${other} ${others(more)}と同じです。読者も検索エンジンも区別できません。`,
  "slug-duplicate": ({ found, other, more }) =>
    `公開先「${found}」は ${other} ${others(more)}と同じです。公開できるのは一つだけです。`,
  "heading-skips": ({ from, to, text }) =>
    `見出し「${text}」はレベル${to}ですが、すぐ上はレベル${from}です。レベルが飛んでいます。`,
  "description-long": ({ found, limit }, field) =>
    `「${field}」が${found}文字あります。検索結果に表示されるのは${limit}文字ほどで、残りは省かれます。`,
  "value-spelling": ({ found, other, count }, field) =>
    `「${field}」の「${found}」は、他では「${other}」と書かれています（${count}件）。`,
  "term-not-used": ({ term, expected }) =>
    `原文の「${term}」は用語集では「${expected}」ですが、この訳文では使われていません。`,
  "term-forbidden": ({ found, expected }) =>
    `「${found}」は用語集で使用が禁じられています${expected === "" ? "" : `。「${expected}」を使ってください`}。`,
};

type Detail = string | number | undefined;

const kinds: Readonly<Record<string, string>> = {
  headings: "見出し",
  images: "画像",
  code: "コードブロック",
  tables: "表",
  blocks: "ブロック",
  lists: "箇条書きの項目",
  footnotes: "脚注",
  links: "リンク",
  shortcodes: "コンポーネント",
  placeholders: "プレースホルダー",
  numbers: "数値",
  dates: "日付",
};

function others(more: Detail): string {
  return Number(more ?? 0) > 0 ? `ほか${more}件` : "";
}
