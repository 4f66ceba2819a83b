/** The commands that belong to the window as a whole. */

import { useLanguage } from "../i18n/use-language.ts";
import { useCommand } from "../state/commands.ts";
import { pageCommands, type PageId } from "../state/pages.ts";
import { useAppState, useStore } from "../state/store.ts";
import { useActions } from "../state/use-actions.ts";
import { useResolvedTheme } from "./appearance.ts";
import { useLeaving } from "./leave-guard.tsx";

export function AppCommands() {
  const store = useStore();
  const { chooseFolder, closeFolder, changeSettings } = useActions();
  const leaving = useLeaving();
  const canChoose = useAppState((state) => state.start.canChooseFolder);
  const workspace = useAppState((state) => state.workspace);
  const theme = useResolvedTheme();
  const language = useLanguage();
  const openSettings = () => store.dispatch({ kind: "dialog-opened", dialog: "settings" });

  useCommand("folder.open", () => {
    if (canChoose) leaving(() => void chooseFolder());
    else if (workspace) store.dispatch({ kind: "dialog-opened", dialog: "folder" });
    else document.querySelector<HTMLElement>(".welcome-path input")?.focus();
  });
  useCommand("folder.close", workspace ? () => leaving(() => void closeFolder()) : null);
  useCommand(
    "library.show",
    workspace && workspace.route.kind !== "library" ? () => store.dispatch({ kind: "library-shown" }) : null,
  );
  const pageCommand = (page: PageId) =>
    workspace ? () => store.dispatch({ kind: "page-shown", page }) : null;
  useCommand(pageCommands.dashboard, pageCommand("dashboard"));
  useCommand(pageCommands.media, pageCommand("media"));
  useCommand(pageCommands.table, pageCommand("table"));
  useCommand(pageCommands.search, pageCommand("search"));
  useCommand(pageCommands.problems, pageCommand("problems"));
  useCommand(pageCommands.translations, pageCommand("translations"));
  useCommand(pageCommands.bulk, pageCommand("bulk"));
  useCommand("settings.open", openSettings);
  useCommand("help.about", openSettings);
  useCommand("theme.toggle", () => void changeSettings({ theme: theme === "dark" ? "light" : "dark" }));
  useCommand("language.toggle", () => void changeSettings({ language: language === "ja" ? "en" : "ja" }));
  return null;
}
