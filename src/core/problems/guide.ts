/**
 * The guide to problems: what each rule is called, and in one sentence why it matters, in each of Galley's
 * languages. docs/problems.md is made from it.
 */

import type { InterfaceLanguage } from "../settings/settings.ts";
import type { ProblemRule } from "./problem.ts";

/** What a rule looks at; panels group and filter by it. */
export const ruleAreas = ["reading", "schema", "rules", "locales", "text", "consistency"] as const;
export type RuleArea = (typeof ruleAreas)[number];

export interface RuleWords {
  /** A few words: a heading over many problems. */
  readonly title: string;
  /** One sentence. */
  readonly why: string;
}

type RuleEntry = { readonly area: RuleArea } & Readonly<Record<InterfaceLanguage, RuleWords>>;

/** Title and reason in English, then in Japanese. */
function rule(area: RuleArea, en: readonly [string, string], ja: readonly [string, string]): RuleEntry {
  return { area, en: { title: en[0], why: en[1] }, ja: { title: ja[0], why: ja[1] } };
}

const guide: Readonly<Record<ProblemRule, RuleEntry>> = {
  "frontmatter-syntax": rule(
    "reading",
    [
      "Unreadable frontmatter",
      "A program that reads the article stops at this place, and the site may not build.",
    ],
    [
      "読み取れないフロントマター",
      "記事を読むプログラムがこの箇所で止まり、サイトをビルドできないことがあります。",
    ],
  ),
  "frontmatter-too-large": rule(
    "reading",
    [
      "Frontmatter too large",
      "Frontmatter beyond these limits can bring the programs that read it to a halt.",
    ],
    ["大きすぎるフロントマター", "この上限を超えると、読み取るプログラムが動かなくなることがあります。"],
  ),
  "frontmatter-unsupported": rule(
    "reading",
    ["Unknown frontmatter language", "Galley reads YAML, TOML and JSON; it runs no other language."],
    ["未対応のフロントマター", "Galleyが読むのはYAML、TOML、JSONです。ほかの言語は実行しません。"],
  ),
  "frontmatter-duplicate-key": rule(
    "reading",
    ["Field twice", "Of two fields with one name, programs disagree which one counts."],
    ["項目の重複", "同じ名前の項目が二つあると、どちらが有効かはプログラムによって異なります。"],
  ),
  "frontmatter-not-a-map": rule(
    "reading",
    ["Frontmatter without fields", "Without names and values, the site finds no title and no date."],
    ["項目のないフロントマター", "名前と値の組がなければ、サイトはタイトルも日付も見つけられません。"],
  ),
  "frontmatter-read-differently": rule(
    "reading",
    [
      "Read differently elsewhere",
      "The same characters are another value to another program; quotes settle it.",
    ],
    ["読み方が分かれる値", "同じ文字でもプログラムによって別の値になります。引用符で囲めば確実です。"],
  ),
  "encoding-unsupported": rule(
    "reading",
    ["Unknown encoding", "Only UTF-8 is read alike everywhere."],
    ["未対応の文字コード", "どこでも同じように読めるのはUTF-8だけです。"],
  ),
  "field-required": rule(
    "schema",
    ["Required field missing", "The site’s schema asks for the field: without it the build may fail."],
    ["必須項目の不足", "サイトのスキーマで必須です。ないとビルドに失敗することがあります。"],
  ),
  "field-type": rule(
    "schema",
    ["Wrong kind of value", "The schema wants another kind of value, such as a list instead of a text."],
    ["値の型の誤り", "スキーマが求める型（リスト、テキストなど）と異なります。"],
  ),
  "field-choice": rule(
    "schema",
    ["Not one of the allowed values", "The schema allows a closed set of values, and this is none of them."],
    ["選択肢にない値", "スキーマが許す値の一覧に含まれていません。"],
  ),
  "field-format": rule(
    "schema",
    ["Wrong format", "The schema wants a form such as a date or an address."],
    ["形式の誤り", "日付やURLなど、スキーマが求める形式になっていません。"],
  ),
  "field-length": rule(
    "schema",
    ["Too long or too short", "The schema limits how long the value may be."],
    ["長さの超過・不足", "スキーマが定める長さの範囲を外れています。"],
  ),
  "field-range": rule(
    "schema",
    ["Out of range", "The schema limits how great or small the number may be."],
    ["範囲外の数値", "スキーマが定める数値の範囲を外れています。"],
  ),
  "field-pattern": rule(
    "schema",
    ["Pattern not met", "The schema asks for a pattern that the value does not have."],
    ["パターンの不一致", "スキーマが求めるパターンに合っていません。"],
  ),
  "field-unknown": rule(
    "schema",
    ["Unknown field", "The site ignores a field that its schema does not know: often it is misspelled."],
    ["スキーマにない項目", "スキーマにない項目はサイトに無視されます。多くはつづりの誤りです。"],
  ),
  "field-invalid": rule(
    "schema",
    ["Schema rule broken", "The value breaks a rule of the site’s schema."],
    ["スキーマの規則違反", "値がサイトのスキーマの規則に反しています。"],
  ),
  "field-refused": rule(
    "schema",
    ["Refused by the site", "The site’s own program does not accept the value: it says why."],
    ["サイトによる拒否", "サイト自身のプログラムがこの値を受け付けません。理由も示します。"],
  ),
  "date-impossible": rule(
    "schema",
    ["Impossible date", "Some programs publish another day instead of saying so."],
    ["存在しない日付", "誤りを知らせず、別の日付で公開するプログラムがあります。"],
  ),
  "block-unsafe": rule(
    "text",
    ["Unsafe markup", "Markup that could run a program is kept, and not shown."],
    ["安全でないマークアップ", "プログラムを実行しうるマークアップは、残したまま表示しません。"],
  ),
  "emphasis-not-published": rule(
    "text",
    [
      "Emphasis published as marks",
      "Beside full-width punctuation Markdown does not see the emphasis, and readers see asterisks.",
    ],
    ["公開されない強調", "全角の約物の隣では強調と認識されず、読者にはアスタリスクが見えます。"],
  ),
  "heading-skips": rule(
    "text",
    [
      "Heading level skipped",
      "Who listens to a page finds the way by heading levels; a gap looks like a missing part.",
    ],
    ["見出しレベルの飛び", "読み上げでは見出しのレベルが道しるべです。飛びがあると欠落に見えます。"],
  ),
  "link-broken": rule(
    "text",
    ["Broken link", "The file that a relative link names is not there, so that readers meet an error page."],
    ["リンク切れ", "相対リンクの先にファイルがなく、読者にはエラーページが表示されます。"],
  ),
  "image-broken": rule(
    "text",
    ["Broken image", "The file that an image names is not there, so that readers see a gap."],
    ["画像の欠落", "画像のファイルがなく、読者には空白が表示されます。"],
  ),
  "image-without-alt": rule(
    "text",
    ["Image without description", "Without a description the image is nothing to who cannot see it."],
    ["代替テキストのない画像", "代替テキストがなければ、見られない人には何も伝わりません。"],
  ),
  "description-long": rule(
    "text",
    ["Overlong description", "Search engines cut descriptions, and the end goes unread."],
    ["長すぎる説明文", "検索結果では途中で切られ、末尾は読まれません。"],
  ),
  "rules-invalid": rule(
    "rules",
    ["Unusable rule", "A rule of galley.json that cannot be read checks nothing."],
    ["使えない規則", "読み取れない規則は何も検査しません。"],
  ),
  "rule-length": rule(
    "rules",
    ["Length (site’s rule)", "galley.json limits how long the field may be."],
    ["長さ（サイトの規則）", "galley.json が項目の長さを定めています。"],
  ),
  "rule-pattern": rule(
    "rules",
    ["Pattern (site’s rule)", "galley.json asks for a pattern."],
    ["パターン（サイトの規則）", "galley.json がパターンを定めています。"],
  ),
  "rule-unique": rule(
    "rules",
    ["Not unique (site’s rule)", "galley.json wants each article to have a value of its own here."],
    ["重複（サイトの規則）", "galley.json が、記事ごとに異なる値を求めています。"],
  ),
  "rule-reference": rule(
    "rules",
    [
      "Reference to nothing (site’s rule)",
      "galley.json says that the value names an article of another collection, and there is none.",
    ],
    [
      "参照先なし（サイトの規則）",
      "galley.json は別のコレクションの記事を指す値としていますが、その記事がありません。",
    ],
  ),
  "rule-locales": rule(
    "rules",
    ["Missing in a language (site’s rule)", "galley.json wants the field in every language of an article."],
    ["言語間の不足（サイトの規則）", "galley.json が、すべての言語で項目を求めています。"],
  ),
  "rule-condition": rule(
    "rules",
    ["Condition (site’s rule)", "galley.json says when the field must be filled, or left out."],
    ["条件（サイトの規則）", "galley.json が、項目の要否の条件を定めています。"],
  ),
  "rule-order": rule(
    "rules",
    ["Order of dates (site’s rule)", "galley.json says which date comes first."],
    ["日付の順序（サイトの規則）", "galley.json が、日付の前後を定めています。"],
  ),
  "locale-missing": rule(
    "locales",
    ["Missing language", "Other articles of the collection are there in this language, and this one is not."],
    ["未翻訳の記事", "同じコレクションの他の記事にはこの言語版がありますが、この記事にはありません。"],
  ),
  "locale-date-differs": rule(
    "locales",
    ["Dates differ", "One article has one date, whatever language it is read in."],
    ["日付の不一致", "一つの記事の日付は、どの言語でも同じはずです。"],
  ),
  "locale-value-differs": rule(
    "locales",
    ["Values differ", "Other articles always keep these values in pairs over the languages."],
    ["値の不一致", "他の記事では、言語間でこの値の組み合わせがそろっています。"],
  ),
  "locale-tags-differ": rule(
    "locales",
    ["Numbers of tags differ", "An article that lacks tags in one language is not found there."],
    ["タグの数の不一致", "一方の言語でタグが足りないと、その言語では見つけてもらえません。"],
  ),
  "locale-blocks-differ": rule(
    "locales",
    [
      "Texts differ in structure",
      "Fewer headings, images or passages than in the other language: something may be left out.",
    ],
    ["本文の構成の不一致", "もう一方の言語より見出しや画像、段落が少なく、訳し漏れのおそれがあります。"],
  ),
  "locale-content-differs": rule(
    "locales",
    [
      "Texts differ in what they hold",
      "A number, date, link, component or piece of code that the other language has is not here.",
    ],
    ["本文の内容の不一致", "もう一方の言語にある数値、日付、リンク、コンポーネント、コードがありません。"],
  ),
  "text-untranslated": rule(
    "locales",
    [
      "Untranslated text",
      "Passages are still in the source’s language, and readers may not understand them.",
    ],
    ["未翻訳の本文", "原文の言語のままの箇所があり、読者に伝わりません。"],
  ),
  "field-other-language": rule(
    "locales",
    ["Field in another language", "The field was copied and never translated."],
    ["別の言語のままの項目", "コピーされたまま、翻訳されていません。"],
  ),
  "term-not-used": rule(
    "locales",
    ["Term not used", "One thing that has two names in a site reads as two things."],
    ["用語の不一致", "一つのものに二つの呼び名があると、読者には別のものに見えます。"],
  ),
  "term-forbidden": rule(
    "locales",
    ["Forbidden term", "The site’s editors have settled on another word."],
    ["使用禁止の語", "サイトの編集者が別の語を使うと決めています。"],
  ),
  "title-duplicate": rule(
    "consistency",
    ["Title twice", "Readers and search engines cannot tell the articles apart."],
    ["タイトルの重複", "読者も検索エンジンも、記事を区別できません。"],
  ),
  "slug-duplicate": rule(
    "consistency",
    ["Address twice", "Only one of the articles can be published at the address."],
    ["公開先の重複", "同じ場所に公開できるのは一つだけです。"],
  ),
  "value-spelling": rule(
    "consistency",
    ["Rare spelling", "The same word in another spelling makes a second category or tag of one article."],
    ["まれな表記", "表記が違うだけで、記事一つだけの別の分類やタグになってしまいます。"],
  ),
};

/** What `rule` is called and why it matters. A rule that is not known is named as it is. */
export function ruleWords(rule: string, language: InterfaceLanguage): RuleWords {
  return Object.hasOwn(guide, rule) ? guide[rule as ProblemRule][language] : { title: rule, why: "" };
}

export function areaOf(rule: string): RuleArea {
  return Object.hasOwn(guide, rule) ? guide[rule as ProblemRule].area : "consistency";
}
