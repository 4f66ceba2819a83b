/** The system's own dialogs, in Galley's language. */

import type { InterfaceLanguage } from "#core/settings/settings";
import { dialogWords } from "#core/words/dialogs";
import type { AppWindow, ElectronApi } from "./api.ts";

/** Ask for a folder; `null` when the person closed the dialog. */
export async function chooseFolder(
  dialog: ElectronApi["dialog"],
  window: AppWindow | null,
  language: InterfaceLanguage,
): Promise<string | null> {
  const title = dialogWords(language).chooseFolder;
  const answer = await dialog.showOpenDialog(window as never, { title, properties: ["openDirectory"] });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** Ask whether unsaved changes may be lost. Escape and Enter both mean no. */
export function confirmDiscard(
  dialog: ElectronApi["dialog"],
  window: AppWindow | null,
  language: InterfaceLanguage,
): boolean {
  const words = dialogWords(language);
  const chosen = dialog.showMessageBoxSync(window as never, {
    type: "warning",
    message: words.unsaved,
    detail: words.unsavedDetail,
    buttons: [words.goBack, words.discard],
    defaultId: 0,
    cancelId: 0,
  });
  return chosen === 1;
}
