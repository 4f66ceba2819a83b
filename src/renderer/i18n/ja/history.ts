import type { Translated } from "../catalog.ts";
import type { history as english } from "../en/history.ts";

export const history = {
  list: "履歴（新しい順）",
  reading: "履歴を読み込んでいます…",
  more: "以前の履歴を表示",
  empty: {
    title: "履歴はまだありません",
    body: "最初に保存したときから、この記事のすべての版をここに残します（少なくとも 50 版、30 日間）。",
  },
  overLimit:
    "履歴全体で {{size}} を使用しており、目安の {{limit}} を超えています。各記事の新しい 50 版と 30 日以内の版は削除しません。",
  choose: "版を選ぶと、現在のテキストとの違いを表示します。",
  current: "現在のファイル",
  oldPath: "当時のパス：{{path}}",
  origins: {
    first: "最初に保存する前の内容",
    saved: "保存",
    restored: "以前の版に戻して保存",
    elsewhere: "ほかのプログラムによる変更",
    deleted: "削除",
    late: "保存中にほかのプログラムが書き込んだ内容",
    unsaved: "保存していなかったテキスト",
  },
  fields_other: "{{count}} 項目",
  added_other: "{{count}} 語追加",
  removed_other: "{{count}} 語削除",
  spacing: "空白と改行のみ",
  between: "、",
  comparison: "この版と現在のテキスト",
  legend: "取り消し線はこの版だけにある部分、下線はその後に加わった部分です。",
  same: "現在のテキストはこの版と同じです。",
  restore: "この版に戻す",
  restorePassage: "この部分を以前の内容に戻す",
  restoreField: "{{field}} を以前の値に戻す",
  restored:
    "この版のテキストをエディターに戻しました。保存すると確定します。「元に戻す」でいまのテキストに戻せます。",
  restoredPassage: "この部分を以前の内容に戻しました。「元に戻す」で取り消せます。",
} as const satisfies Translated<typeof english>;
