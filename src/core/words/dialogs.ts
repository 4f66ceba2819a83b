/** The words of the system's own dialogs, which Electron shows. */

import type { InterfaceLanguage } from "../settings/settings.ts";

interface DialogWords {
  readonly chooseFolder: string;
  readonly unsaved: string;
  readonly unsavedDetail: string;
  readonly discard: string;
  readonly goBack: string;
}

const words: Readonly<Record<InterfaceLanguage, DialogWords>> = {
  en: {
    chooseFolder: "Open a site or content folder",
    unsaved: "There are unsaved changes",
    unsavedDetail:
      "If you close Galley now, it keeps your text and offers it when you open this folder again.",
    discard: "Close without saving",
    goBack: "Go back",
  },
  ja: {
    chooseFolder: "サイトまたは記事のフォルダーを開く",
    unsaved: "保存していない変更があります",
    unsavedDetail: "このまま閉じてもテキストは保管され、次にこのフォルダーを開いたときに復元できます。",
    discard: "保存せずに閉じる",
    goBack: "戻る",
  },
};

/** The words for dialogs in `language`. */
export function dialogWords(language: InterfaceLanguage): DialogWords {
  return words[language];
}
