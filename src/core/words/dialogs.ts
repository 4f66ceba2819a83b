/** The words of the system's own dialogs, which Electron shows. */

import type { InterfaceLanguage } from "../settings/settings.ts";

interface DialogWords {
  readonly chooseFolder: string;
  readonly unsaved: string;
  readonly unsavedKept: string;
  readonly unsavedLost: string;
  readonly discard: string;
  readonly goBack: string;
}

const words: Readonly<Record<InterfaceLanguage, DialogWords>> = {
  en: {
    chooseFolder: "Open a site or content folder",
    unsaved: "There are unsaved changes",
    unsavedKept: "If you close Galley now, it keeps your text and offers it when you open this folder again.",
    unsavedLost: "Galley could not keep the text on the disk. If you close now, what is not saved is lost.",
    discard: "Close without saving",
    goBack: "Go back",
  },
  ja: {
    chooseFolder: "サイトまたは記事のフォルダーを開く",
    unsaved: "保存していない変更があります",
    unsavedKept: "このまま閉じてもテキストは保管され、次にこのフォルダーを開いたときに復元できます。",
    unsavedLost:
      "テキストをディスクに保管できませんでした。このまま閉じると、保存していない内容は失われます。",
    discard: "保存せずに閉じる",
    goBack: "戻る",
  },
};

/** The words for dialogs in `language`. */
export function dialogWords(language: InterfaceLanguage): DialogWords {
  return words[language];
}
