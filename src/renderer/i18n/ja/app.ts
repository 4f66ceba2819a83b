import type { app as english } from "../en/app.ts";
import type { Translated } from "../catalog.ts";

export const app = {
  name: "Galley",
  menuBar: "メニュー",
  breadcrumbs: "現在の場所",
  library: "記事一覧",
  pages: {
    dashboard: "概要",
    media: "画像",
    table: "表",
    search: "検索",
    problems: "問題",
    translations: "翻訳",
    bulk: "一括編集",
  },
  switchTheme: { light: "ライトテーマに切り替える", dark: "ダークテーマに切り替える" },
  switchLanguage: "Switch to English",
  notifications: "通知",
  skip: "本文へ移動",
  drop: {
    title: "フォルダーをドロップして開く",
    notFolder: "開けるのはフォルダーだけです。記事の入ったフォルダーをドロップしてください。",
    noPath:
      "ブラウザーではドロップしたフォルダーの場所を取得できません。パスを入力するか貼り付けてください。",
  },
  connection: {
    lost: "Galley 本体が応答しません",
    trying: "再接続中",
    lostBody:
      "再接続しています。入力した内容はこのウィンドウに残っています。保存は接続が戻るまでお待ちください。",
    refused: "このアドレスは無効になりました",
    refusedBody:
      "Galley が起動し直されました。テキストはこのタブに残っています。未保存の内容をコピーしてから、Galley が表示する新しいアドレスを開いてください。",
  },
  crash: {
    title: "画面の一部が動作しなくなりました",
    body: "保存済みの内容に影響はありません。未保存のテキストを下に示しますので、コピーしてください。",
    bodyClean: "未保存の内容はありません。通常は、もう一度表示すると直ります。",
    again: "もう一度表示",
    unsaved: "{{path}} の未保存テキスト",
    copy: "テキストをコピー",
    copied: "コピーしました。",
  },
  leave: {
    title: "保存せずに閉じますか？",
    body_other: "{{count}} 件の記事に保存していない変更があります。",
    kept: "テキストは保管され、次にこのフォルダーを開いたときに復元できます。",
    notKept: "テキストをディスクに保管できませんでした。このまま閉じると、保存していない内容は失われます。",
    discard: "保存せずに閉じる",
  },
  openingArticle: "記事を開いています",
  startFailed: "Galley を起動できませんでした",
  unwatched:
    "ファイルが多く、このシステムではすべてを監視できません。代わりに数秒ごとに変更を確認します。変更を見落とすことはありません。",
  moved:
    "ほかのプログラムが {{from}} を {{to}} に移動しました。そのまま移動先のファイルで編集を続けられます。テキストは変わっていません。",
  remarks: {
    "durability-unknown":
      "保存しました。ただし、このディスクは書き込みの完了を確認できません。停電などの後は、最後に保存した内容をお確かめください。",
    "not-kept":
      "{{path}} を保存しましたが、以前の版を履歴に残せませんでした。ディスクの空き容量を確認してください。",
    "unsaved-not-kept":
      "{{path}} の編集中だったテキストを履歴に残せませんでした。元に戻す操作で取り戻せます。ディスクの空き容量を確認してください。",
    "late-writer":
      "{{path}} を保存しました。同時にほかのプログラムも書き込んでいたため、その内容を履歴に残しました。",
  },
} as const satisfies Translated<typeof english>;
