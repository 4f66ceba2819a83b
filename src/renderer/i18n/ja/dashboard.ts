import type { Translated } from "../catalog.ts";
import type { dashboard as english } from "../en/dashboard.ts";

export const dashboard = {
  title: "サイトの概要",
  heading: "{{name}} の概要",
  reading: "記事を読み込んでいます",
  looking: "すべての記事を調べています",
  empty: "記事がまだありません",
  articles: "記事",
  files: "ファイル",
  drafts: "下書きを含む記事",
  problems: "問題",
  name: "名前",
  month: "月",
  months: "月別の記事数",
  monthsLabel:
    "{{from}} から {{to}} までの {{total}} 記事。最も多い月は {{most}} 記事です。数値は下の表にあります。",
  asTable: "数値を表で見る",
  categories: "カテゴリー別の記事数",
  coverage: "言語別の記事数",
  inLanguage: "{{name}}（{{language}}）",
  kinds: "種類別の問題",
  notLooked: "記事の問題を調べられませんでした。",
  noProblems: "問題は見つかりませんでした。",
  showProblems: "すべての問題を見る",
} as const satisfies Translated<typeof english>;
