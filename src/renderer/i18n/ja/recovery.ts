import type { Translated } from "../catalog.ts";
import type { recovery as english } from "../en/recovery.ts";

export const recovery = {
  title: "前回の未保存テキスト",
  intro:
    "Galley が前回終了したときに保存されていなかったテキストです。ファイルにはまだ何も書き込んでいません。復元すると、未保存の編集としてエディターに戻ります。「元に戻す」で取り消せます。",
  list: "未保存のテキスト",
  meta: "{{when}}・{{lines}}",
  lines_other: "ファイルと {{count}} 行異なります",
  gone: "ファイルがありません",
  changed: "その後ファイルが変更されました",
  elsewhere: "別の Galley で開いている可能性があります",
  compare: "変更を表示",
  compareTitle: "ファイルと未保存のテキスト",
  restore: "復元",
  restoreFile: "新しいファイルとして書き込む",
  restoreAll: "すべて復元",
  discard: "破棄",
  discarded: "破棄しました。30 日間は保管されます。",
  bringBack: "破棄を取り消す",
  later: "あとで決める",
  done: "完了",
  stays: "未保存のテキストは保管されています。「ファイル」メニューからいつでも開けます。",
  restored_other: "{{count}} 件のテキストを未保存の編集として復元しました。「元に戻す」で取り消せます。",
} as const satisfies Translated<typeof english>;
