import type { welcome as english } from "../en/welcome.ts";
import type { Translated } from "../catalog.ts";

export const welcome = {
  title: "コンテンツフォルダーを開く",
  lead: "サイトのルート、またはその中の記事フォルダーを指定します。コレクション、言語、項目は自動で見つけます。",
  promise: "開くだけでは、何も書き込まず、何も実行しません。",
  choose: "フォルダーを選択…",
  path: {
    label: "フォルダーのパス",
    placeholder: "/home/you/site",
    description: "入力または貼り付けてください。入力に合わせて候補を表示します。",
    open: "開く",
    looking: "フォルダーを探しています…",
  },
  drop: "フォルダーをウィンドウにドロップしても開けます",
  sample: {
    title: "はじめての方へ",
    body: "ひと通り試せる、日英 2 か国語の小さな雑誌サイトです。複製なので自由に変更できます。",
    open: "サンプルサイトを開く",
  },
  recent: {
    title: "最近開いたフォルダー",
    open: "{{name}} を開く",
    missing: "見つかりません",
    forget: "{{name}} を一覧から削除",
    empty: "開いたフォルダーがここに表示されます。",
    failed: "最近開いたフォルダーの一覧を読み込めませんでした。",
  },
  opening: "{{folder}} を開いています",
  failed: "{{folder}} を開けませんでした",
  hints: {
    "not-found": "パスの綴りと、ドライブの接続を確認してください。",
    "not-a-folder": "ファイルの入っているフォルダーを開いてください。",
    "no-permission": "フォルダーの所有者にアクセス権を依頼するか、別のフォルダーを選んでください。",
  },
} as const satisfies Translated<typeof english>;
