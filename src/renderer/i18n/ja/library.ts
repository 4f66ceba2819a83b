import type { library as english } from "../en/library.ts";
import type { Translated } from "../catalog.ts";

export const library = {
  title: "記事一覧",
  collections: "コレクション",
  all: "すべての記事",
  rootCollection: "フォルダー直下",
  articles_other: "{{count}} 件",
  shown: "{{total}} 件中 {{shown}} 件",
  filter: "記事を絞り込む",
  filterPlaceholder: "タイトル、タグ、ファイル名で絞り込み…",
  list: "記事",
  resize: "コレクション一覧の幅を変更",
  columns: {
    title: "タイトル",
    date: "日付",
    category: "カテゴリー",
    locales: "言語",
    problems: "問題",
  },
  sortBy: "{{column}}で並べ替え",
  untitled: "無題",
  draft: "下書き",
  unsaved: "未保存の変更",
  missingLocale: "{{locale}}版なし",
  openLocale: "{{locale}}版を開く",
  errors_other: "エラー {{count}} 件",
  warnings_other: "警告 {{count}} 件",
  loading: {
    title: "フォルダーを読み込んでいます",
    progress: "{{total}} ファイル中 {{read}} ファイル",
    counting: "記事を探しています",
  },
  empty: {
    title: "記事がありません",
    body: "Galley は Markdown ファイル（.md、.mdx、.markdown）を探します。このフォルダーには表示できるものがありません。",
    another: "別のフォルダーを開く",
  },
  noMatch: {
    title: "「{{query}}」に一致する記事はありません",
    body: "すべての言語のタイトル、説明、カテゴリー、タグ、ファイル名を対象に絞り込みます。",
    clear: "絞り込みを解除",
  },
  emptyCollection: "このコレクションには記事がありません。",
  failed: "フォルダーを読み込めませんでした",
  publisher: "{{name}} サイト",
  noPublisher: "コンテンツフォルダー",
} as const satisfies Translated<typeof english>;
