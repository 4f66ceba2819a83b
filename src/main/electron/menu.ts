/** Electron's menu: the commands that the window has, by the same names, plus what the system expects of any menu. */

import type { MenuItemConstructorOptions } from "electron";
import { commandOf, electronAccelerator, menus, type CommandId, type MenuLayout } from "#core/commands";
import type { InterfaceLanguage } from "#core/settings/settings";
import { commandName, menuName } from "#core/words/commands";

/** The template of the menu in `language`; `run` is called with the command that was chosen. */
export function menuTemplate(
  language: InterfaceLanguage,
  platform: NodeJS.Platform,
  run: (command: CommandId) => void,
): MenuItemConstructorOptions[] {
  const ours = menus.map((menu): MenuItemConstructorOptions => ({
    label: menuName(menu.id, language),
    submenu: [...commandItems(menu, language, run), ...systemItems(menu.id, platform)],
  }));
  return platform === "darwin" ? [{ role: "appMenu" }, ...ours, { role: "windowMenu" }] : ours;
}

function commandItems(
  menu: MenuLayout,
  language: InterfaceLanguage,
  run: (command: CommandId) => void,
): MenuItemConstructorOptions[] {
  const groups = menu.groups.map((group) =>
    group.map((id): MenuItemConstructorOptions => {
      const [shortcut] = commandOf(id).shortcuts;
      return {
        id,
        label: commandName(id, language),
        click: () => run(id),
        // The window hears the key itself, as in the browser host; registered here as well it would count twice.
        ...(shortcut ? { accelerator: electronAccelerator(shortcut), registerAccelerator: false } : {}),
      };
    }),
  );
  return groups.flatMap((group, index) => (index === 0 ? group : [{ type: "separator" } as const, ...group]));
}

/** What the system does by itself, labelled by the system in its own language. */
function systemItems(menu: MenuLayout["id"], platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  if (menu === "edit") {
    return [
      { type: "separator" },
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      { role: "selectAll" },
    ];
  }
  if (menu === "view") return [{ type: "separator" }, { role: "togglefullscreen" }];
  if (menu === "file") return [{ type: "separator" }, { role: platform === "darwin" ? "close" : "quit" }];
  return [];
}
