import type { common as english } from "../en/common.ts";
import type { Translated } from "../catalog.ts";

export const common = {
  close: "閉じる",
  cancel: "キャンセル",
  retry: "再試行",
  reload: "再読み込み",
  dismiss: "閉じる",
  optional: "任意",
  comparison: {
    changed: "変更",
    removed: "削除",
    added: "追加",
    unchanged_other: "変更のない {{count}} 行",
    more_other: "残り {{count}} 件の変更を表示",
  },
} as const satisfies Translated<typeof english>;
