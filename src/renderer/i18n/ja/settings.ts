import type { settings as english } from "../en/settings.ts";
import type { Translated } from "../catalog.ts";

export const settings = {
  title: "設定",
  language: {
    label: "表示言語",
    description: "インターフェースの言語です。記事の言語は変わりません。",
    system: "コンピューターの設定に合わせる",
    en: "English",
    ja: "日本語",
  },
  theme: {
    label: "テーマ",
    system: "コンピューターの設定に合わせる",
    light: "ライト",
    dark: "ダーク",
  },
  autosave: {
    label: "自動保存",
    description: "手動の保存と同じく、ほかのプログラムによる変更は上書きせず、置き換える前の内容も残します。",
    off: "しない",
    pause: "入力が止まったとき",
    leaving: "記事やウィンドウを離れたとき",
  },
  panes: {
    label: "ペイン",
    description: "分割の比率をすべて初期状態に戻します。",
    reset: "ペインのサイズをリセット",
    done: "ペインのサイズをリセットしました。",
  },
  about: {
    label: "Galley について",
    version: "Galley {{version}}",
    host: { electron: "デスクトップアプリ", browser: "このコンピューターからブラウザーに表示" },
    promise: "オフラインで動作し、外部に何も送信しません。MIT ライセンスのフリーソフトウェアです。",
  },
  failed: "設定は反映されましたが、保存できませんでした。",
} as const satisfies Translated<typeof english>;
