import type { common as english } from "../en/common.ts";
import type { Translated } from "../catalog.ts";

export const common = {
  close: "閉じる",
  cancel: "キャンセル",
  retry: "再試行",
  reload: "再読み込み",
  dismiss: "閉じる",
  optional: "任意",
  images: {
    none: "画像なし",
    notShown: "この画像は表示できません",
    choose: "画像を選択",
    add: "ファイルを追加…",
    filter: "画像を絞り込む",
    reading: "画像を探しています",
    failed: "画像の一覧を取得できませんでした。参照先は直接入力できます。",
    nothing: "この記事から参照できる画像はありません。",
    noMatch: "該当する名前の画像はありません。",
    more_other: "ほかに {{count}} 件あります。絞り込むと表示されます。",
  },
  comparison: {
    changed: "変更",
    removed: "削除",
    added: "追加",
    unchanged_other: "変更のない {{count}} 行",
    more_other: "残り {{count}} 件の変更を表示",
  },
} as const satisfies Translated<typeof english>;
