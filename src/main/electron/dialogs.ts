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

interface Closing {
  readonly language: InterfaceLanguage;
  /** The unsaved text is in the journal, and offered again. */
  readonly isKept: boolean;
}

/** Ask whether to close with unsaved changes. Escape and Enter both mean no. */
export function confirmDiscard(
  dialog: ElectronApi["dialog"],
  window: AppWindow | null,
  { language, isKept }: Closing,
): boolean {
  const words = dialogWords(language);
  const chosen = dialog.showMessageBoxSync(window as never, {
    type: "warning",
    message: words.unsaved,
    detail: isKept ? words.unsavedKept : words.unsavedLost,
    buttons: [words.goBack, words.discard],
    defaultId: 0,
    cancelId: 0,
  });
  return chosen === 1;
}
