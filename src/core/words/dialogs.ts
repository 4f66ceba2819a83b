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
    unsavedDetail: "If you close Galley now, they are lost.",
    discard: "Discard changes",
    goBack: "Go back",
  },
  ja: {
    chooseFolder: "サイトまたは記事のフォルダーを開く",
    unsaved: "保存していない変更があります",
    unsavedDetail: "このまま閉じると、変更は失われます。",
    discard: "変更を破棄",
    goBack: "戻る",
  },
};

/** The words for dialogs in `language`. */
export function dialogWords(language: InterfaceLanguage): DialogWords {
  return words[language];
}
