import type { Translated } from "../catalog.ts";
import type { preview as english } from "../en/preview.ts";

export const preview = {
  frame: "表示された記事",
  rendering: "Galleyによる表示",
  refresh: "表示し直す",
  missedPictures: "外部サイトの画像は表示されていません（理由を見る）",
  starting: "表示を準備しています",
  empty: "本文がまだありません。",
  width: { label: "表示幅", phone: "スマートフォン", tablet: "タブレット", full: "全幅" },
  slow: {
    title: "この本文の表示に時間がかかりすぎています",
    body: "最後に表示できた内容を出しています。次に編集したときにもう一度試します。",
  },
  failed: {
    title: "プレビューが止まりました",
    body: "書いた文章に影響はありません。次に編集したときにもう一度試します。",
    noFrame: "記事の画像の場所を尋ねましたが、Galleyから応答がありませんでした。",
  },
  link: {
    title: "リンクを開きますか？",
    outside: "Galleyの外、{{host}} に移動します。",
    mail: "メールソフトで次の宛先を開きます。",
    open: "ブラウザーで開く",
    write: "メールを書く",
    site: "サイト内のページへのリンクです。Galleyによる表示では、この記事だけを確認できます。",
    siteTitle: "サイト内のページ",
    refused:
      "Galleyが開くのはウェブページとメールアドレスだけです。次のアドレスはどちらでもないか、パスワードを含んでいます。",
    refusedTitle: "このリンクは開けません",
  },
  placeholders: {
    html: "HTML",
    comment: "コメント",
    component: "コンポーネント",
    "code-import": "読み込み",
    expression: "式",
    shortcode: "ショートコード",
    liquid: "テンプレートタグ",
    directive: "囲み",
    attributes: "属性",
    math: "数式",
    definition: "定義",
    footnote: "脚注",
    unknown: "その他の記法",
    lossy: "その他の記法",
    remoteImage: "外部サイトの画像",
    unsafeImage: "表示できない画像",
    embed: "埋め込みページ",
    media: "音声・動画",
  },
} as const satisfies Translated<typeof english>;
