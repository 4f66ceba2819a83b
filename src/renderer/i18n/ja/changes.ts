import type { Translated } from "../catalog.ts";
import type { changes as english } from "../en/changes.ts";

export const changes = {
  title: "保存で変わる内容",
  titleDisk: "自分のテキストとファイル",
  none: "変更はありません。ファイルと同じ内容です。",
  before: "ファイルの内容",
  after: "自分のテキスト",
  layout: "表示方法",
  unified: "1 列",
  split: "左右に並べる",
  readOnlyText: "比較（編集できません）",
  save: "保存",
  conflict: {
    changedTitle: "ほかのプログラムがこのファイルを変更しました",
    changed: "未保存の変更があるため、どちらもそのまま残してあります。選ぶまで、何も上書きしません。",
    changedClean: "どちらもそのまま残してあります。選ぶまで、何も上書きしません。",
    goneTitle: "このファイルはなくなりました",
    gone: "削除または移動されています。入力した内容は残っています。",
    compare: "比較",
    reload: "ファイルの内容を使う",
    keep: "自分のテキストを残す",
    copy: "別名で保存…",
    restore: "ファイルを書き直す",
  },
  reloaded: "ファイルの内容に置き換えました。取り消すと元に戻ります。",
  kept: "保存しました。ファイルは自分のテキストになりました。",
  restored: "ファイルを書き直しました。",
  saveCopy: {
    title: "新しいファイルとして保存",
    path: "フォルダー内のパス",
    hint: "新しいファイルとして書き込みます。既存のファイルを置き換えることはありません。",
    create: "保存",
    done: "{{path}} として保存しました。",
  },
} as const satisfies Translated<typeof english>;
