import { describe, expect, test } from "vitest";
import {
  commandFor,
  commandIds,
  commandOf,
  commands,
  electronAccelerator,
  isCommandId,
  menus,
  spellShortcut,
} from "#core/commands";
import { interfaceLanguages } from "#core/settings/settings";
import { commandName, menuName } from "#core/words/commands";

const press = (
  key: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe("commands", () => {
  test.each(interfaceLanguages)("[UI62] all have a name in %s, and so have menus", (language) => {
    expect(commandIds.filter((id) => commandName(id, language).trim() === "")).toEqual([]);
    expect(menus.filter(({ id }) => menuName(id, language).trim() === "")).toEqual([]);
    expect(new Set(commandIds.map((id) => commandName(id, language))).size).toBe(commandIds.length);
  });

  test("[UI62] stand in exactly one menu", () => {
    expect(menus.flatMap(({ groups }) => groups.flat()).toSorted()).toEqual([...commandIds].toSorted());
  });

  test("[UI62] share no shortcut", () => {
    const shortcuts = commands.flatMap((command) =>
      command.shortcuts.map((shortcut) => shortcut.toUpperCase()),
    );
    expect(shortcuts.length).toBe(new Set(shortcuts).size);
  });

  test("[UI62] are known by their ids alone", () => {
    expect(isCommandId("document.save")).toBe(true);
    expect(isCommandId("constructor")).toBe(false);
  });
});

describe("keys", () => {
  test.each([
    ["linux", press("s", { ctrlKey: true }), "document.save"],
    ["windows", press("S", { ctrlKey: true }), "document.save"],
    ["mac", press("s", { metaKey: true }), "document.save"],
    ["mac", press("s", { ctrlKey: true }), null],
    ["linux", press("s", { metaKey: true }), null],
    ["linux", press("s", { ctrlKey: true, metaKey: true }), null],
    ["linux", press("s"), null],
    ["linux", press("s", { ctrlKey: true, altKey: true }), null],
    ["linux", press("Z", { ctrlKey: true, shiftKey: true }), "edit.redo"],
    ["linux", press("y", { ctrlKey: true }), "edit.redo"],
    ["linux", press("z", { ctrlKey: true }), "edit.undo"],
    ["linux", press(",", { ctrlKey: true }), "settings.open"],
  ] as const)("[UI63] on %s %o asks for %s", (platform, keys, command) => {
    expect(commandFor(keys, platform)).toBe(command);
  });

  test("[UI63] are written as the platform writes them", () => {
    expect(spellShortcut("Mod+Shift+D", "linux")).toBe("Ctrl+Shift+D");
    expect(spellShortcut("Mod+Shift+D", "mac")).toBe("⇧⌘D");
    expect(electronAccelerator("Mod+Shift+D")).toBe("CmdOrCtrl+Shift+D");
  });

  test("[UI63] every shortcut leads to its own command when its keys are pressed", () => {
    for (const { id, shortcuts } of commands) {
      for (const shortcut of shortcuts) {
        const parts = shortcut.split("+");
        const keys = press(parts.at(-1) ?? "", {
          ctrlKey: parts.includes("Mod"),
          shiftKey: parts.includes("Shift"),
          altKey: parts.includes("Alt"),
        });
        expect(commandFor(keys, "linux")).toBe(id);
        expect(commandOf(id).shortcuts).toContain(shortcut);
      }
    }
  });
});
