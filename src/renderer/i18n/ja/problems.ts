import type { Translated } from "../catalog.ts";
import type { problems as english } from "../en/problems.ts";

export const problems = {
  label: "記事の問題",
  none: "問題はありません。すべての項目がスキーマに合っています。",
  severity: { error: "エラー", warning: "警告", note: "注記" },
  line: "{{line}} 行目",
  fix: "修正",
  fixLabel: "修正：{{fix}}",
} as const satisfies Translated<typeof english>;
