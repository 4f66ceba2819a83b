import type { Translated } from "../catalog.ts";
import type { deleting as english } from "../en/deleting.ts";

export const deleting = {
  title: "「{{name}}」を削除しますか？",
  which: "削除するファイルを選んでください。",
  noLocale: "言語なし",
  delete_other: "{{count}} 件を削除",
  toTrash:
    "システムのゴミ箱に移動します。Galley の履歴にも残るため、「ファイル」›「最近削除した記事」から元に戻せます。",
  toHistory:
    "このコンピューターではゴミ箱を利用できないため、Galley の履歴に残します。「ファイル」›「最近削除した記事」から元に戻せます。",
  unsaved: "保存していない変更があります。その内容も履歴に残ります。",
  done_other: "{{count}} 件のファイルを削除しました。",
  notDeleted: "{{path}} は削除されませんでした。{{reason}}",
  undo: "元に戻す",
  back_other: "{{count}} 件のファイルを元に戻しました。",
  notBack: "{{path}} を元に戻せませんでした。{{reason}}",
  recently: {
    title: "最近削除した記事",
    reading: "削除した記事を探しています…",
    empty: "ここで削除した記事はありません。",
    bringBack: "元に戻す",
    bringBackNamed: "{{path}} を元に戻す",
  },
} as const satisfies Translated<typeof english>;
