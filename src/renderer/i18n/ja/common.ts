import type { common as english } from "../en/common.ts";
import type { Translated } from "../catalog.ts";

export const common = {
  close: "閉じる",
  cancel: "キャンセル",
  retry: "再試行",
  reload: "再読み込み",
  dismiss: "閉じる",
  optional: "任意",
} as const satisfies Translated<typeof english>;
