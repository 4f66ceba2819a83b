/** The menu bar, in the language that the person has chosen, as soon as they choose it. */

import type { CommandId } from "#core/commands";
import type { InterfaceLanguage, Settings } from "#core/settings/settings";
import type { ElectronApi } from "./api.ts";
import { menuTemplate } from "./menu.ts";

export interface MenuBar {
  /** The language of menus and dialogs now. */
  readonly language: () => InterfaceLanguage;
  readonly follow: (settings: Settings) => void;
}

/** Show the menu in the system's language until settings say otherwise. `run` gets the command that was chosen. */
export function createMenuBar(
  electron: ElectronApi,
  platform: NodeJS.Platform,
  run: (command: CommandId) => void,
): MenuBar {
  let language = systemLanguage(electron);
  const show = () => {
    const menu = electron.Menu.buildFromTemplate(menuTemplate(language, platform, run));
    electron.Menu.setApplicationMenu(menu as never);
  };
  show();
  return {
    language: () => language,
    follow(settings) {
      language = settings.language === "system" ? systemLanguage(electron) : settings.language;
      show();
    },
  };
}

function systemLanguage({ app }: ElectronApi): InterfaceLanguage {
  const [first = app.getLocale()] = app.getPreferredSystemLanguages();
  return /^ja\b/i.test(first) ? "ja" : "en";
}
