import type { Translated } from "../catalog.ts";
import type { visual as english } from "../en/visual.ts";

export const visual = {
  reading: "記事を読み込んでいます",
  dismiss: "了解",
  becameIsland: {
    named:
      "「{{text}}」のブロックは、そのままの形では Markdown で表せません。書いたとおりに、ソースのブロックとして残しました。",
    unnamed:
      "いまの内容は、そのままの形では Markdown で表せません。書いたとおりに、ソースのブロックとして残しました。",
  },
  unreadable: {
    title: "この記事はソースで表示しています",
    "too-long": "ビジュアルエディターで快適に入力するには長すぎます。ソースではすべて編集できます。",
    "too-slow": "ビジュアルエディターでの読み込みに時間がかかりすぎました。ソースではすべて編集できます。",
    failed:
      "ビジュアルエディターで表示できませんでした。内容は失われていません。ソースですべて編集できます。",
    source: "ソースを編集",
  },
  editor: {
    label: "記事の本文",
    placeholder: "本文を入力。「/」で見出しやリストなどを挿入",
    toolbar: {
      name: "書式",
      boldLabel: "太字",
      italicLabel: "強調",
      strikethroughLabel: "取り消し線",
      codeLabel: "コード",
      linkLabel: "リンク",
    },
    link: {
      address: "リンク先",
      copy: "リンク先をコピー",
      edit: "リンクを編集",
      remove: "リンクを解除",
      confirm: "リンクを設定",
    },
    slash: {
      name: "挿入",
      text: {
        label: "文章",
        text: "段落",
        h1: "見出し 1",
        h2: "見出し 2",
        h3: "見出し 3",
        h4: "見出し 4",
        h5: "見出し 5",
        h6: "見出し 6",
        quote: "引用",
        divider: "区切り線",
      },
      list: {
        label: "リスト",
        bulletList: "箇条書き",
        orderedList: "番号付きリスト",
        taskList: "タスクリスト",
      },
      advanced: { label: "その他", codeBlock: "コード", table: "表" },
    },
    table: {
      addRow: "行を追加",
      addColumn: "列を追加",
      deleteRow: "行を削除",
      deleteColumn: "列を削除",
      alignLeft: "左揃え",
      alignCenter: "中央揃え",
      alignRight: "右揃え",
      moveColumn: "列を移動",
      moveRow: "行を移動",
    },
    code: { language: "コードの言語", plain: "プレーンテキスト" },
    task: "完了",
    image: { missing: "画像が見つかりません", remote: "外部サイトの画像" },
    island: {
      kinds: {
        html: "HTML",
        comment: "コメント",
        component: "コンポーネント",
        "code-import": "コード",
        expression: "式",
        shortcode: "ショートコード",
        liquid: "Liquid",
        directive: "コンテナー",
        attributes: "属性",
        math: "数式",
        definition: "リンク定義",
        footnote: "脚注",
        unknown: "ソース",
        lossy: "ソース",
      },
      edit: "ソースを編集",
      source: "ブロックのソース",
    },
  },
} as const satisfies Translated<typeof english>;
