import { useTranslation } from "react-i18next";
import { commandOf, menus, spellShortcut, type CommandId } from "#core/commands";
import { commandName, menuName } from "#core/words/commands";
import { useLanguage } from "../i18n/use-language.ts";
import { runCommand, useEnabledCommands } from "../state/commands.ts";
import { useAppState } from "../state/store.ts";
import { Button } from "../ui/button.tsx";
import { Menu, type MenuEntry } from "../ui/menu.tsx";
import { Toolbar } from "../ui/toolbar.tsx";

/** The menus that Electron gives natively, for the browser host. */
export function MenuBar() {
  const { t } = useTranslation("app");
  const language = useLanguage();
  const platform = useAppState((state) => state.start.platform);
  const enabled = useEnabledCommands();
  const entry = (id: CommandId): MenuEntry => {
    const [shortcut] = commandOf(id).shortcuts;
    return {
      id,
      label: commandName(id, language),
      isDisabled: !enabled.has(id),
      shortcut: shortcut === undefined ? null : spellShortcut(shortcut, platform),
      ...(id === "language.toggle" ? { lang: language === "ja" ? "en" : "ja" } : {}),
    };
  };
  return (
    <Toolbar label={t("menuBar")} className="menu-bar">
      {menus.map((menu) => (
        <Menu
          key={menu.id}
          label={menuName(menu.id, language)}
          trigger={
            <Button tone="quiet" size="small">
              {menuName(menu.id, language)}
            </Button>
          }
          groups={menu.groups.map((ids) => ({ id: ids.join(" "), entries: ids.map(entry) }))}
          onAction={(id) => runCommand(id as CommandId)}
        />
      ))}
    </Toolbar>
  );
}
