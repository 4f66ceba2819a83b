/** Commands: everything that a menu or a key can do, once, for Electron's menus and the window's own. */

export const commandIds = [
  "folder.open",
  "folder.close",
  "folder.trust",
  "document.save",
  "recovery.show",
  "article.new",
  "article.duplicate",
  "article.move",
  "article.reveal",
  "article.copyPath",
  "article.copyLink",
  "article.delete",
  "deleted.show",
  "settings.open",
  "edit.undo",
  "edit.redo",
  "find",
  "library.show",
  "page.dashboard",
  "page.table",
  "page.search",
  "page.problems",
  "page.translations",
  "page.media",
  "page.bulk",
  "left.visual",
  "left.source",
  "right.preview",
  "right.form",
  "right.source",
  "right.variant",
  "right.history",
  "right.close",
  "changes.show",
  "problems.show",
  "preview.prove",
  "theme.toggle",
  "language.toggle",
  "help.about",
] as const;

export type CommandId = (typeof commandIds)[number];

/** Keys, platform-free: `Mod` is Command on a Mac and Control elsewhere; then `Shift`, `Alt`, and one key. */
export type Shortcut = `${"Mod+" | ""}${"Shift+" | ""}${"Alt+" | ""}${string}`;

export interface Command {
  readonly id: CommandId;
  /** The first is shown; the others work too. */
  readonly shortcuts: readonly Shortcut[];
}

const keys: Readonly<Partial<Record<CommandId, readonly Shortcut[]>>> = {
  "folder.open": ["Mod+O"],
  "document.save": ["Mod+S"],
  "article.new": ["Mod+Shift+E"],
  "article.move": ["F2"],
  "settings.open": ["Mod+,"],
  "edit.undo": ["Mod+Z"],
  "edit.redo": ["Mod+Shift+Z", "Mod+Y"],
  find: ["Mod+F"],
  "library.show": ["Mod+Shift+L"],
  "page.table": ["Mod+Shift+K"],
  "page.search": ["Mod+Shift+F"],
  "page.problems": ["Mod+Shift+P"],
  "left.visual": ["Mod+1"],
  "left.source": ["Mod+2"],
  "right.preview": ["Mod+3"],
  "right.form": ["Mod+4"],
  "right.source": ["Mod+5"],
  "right.variant": ["Mod+6"],
  "right.history": ["Mod+7"],
  "right.close": ["Mod+0"],
  "changes.show": ["Mod+Shift+D"],
  "problems.show": ["Mod+Shift+M"],
};

export const commands: readonly Command[] = commandIds.map((id) => ({ id, shortcuts: keys[id] ?? [] }));

export function commandOf(id: CommandId): Command {
  return { id, shortcuts: keys[id] ?? [] };
}

/** Whether `text`, which came from a host, names a command. */
export function isCommandId(text: string): text is CommandId {
  return (commandIds as readonly string[]).includes(text);
}

export type MenuId = "file" | "edit" | "view" | "help";

/** A menu: groups of commands with a line between them. */
export interface MenuLayout {
  readonly id: MenuId;
  readonly groups: readonly (readonly CommandId[])[];
}

export const menus: readonly MenuLayout[] = [
  {
    id: "file",
    groups: [
      ["folder.open", "folder.close", "folder.trust"],
      ["document.save", "recovery.show"],
      ["article.new", "article.duplicate", "article.move"],
      ["article.reveal", "article.copyPath", "article.copyLink"],
      ["article.delete", "deleted.show"],
      ["settings.open"],
    ],
  },
  { id: "edit", groups: [["edit.undo", "edit.redo"], ["find"]] },
  {
    id: "view",
    groups: [
      [
        "library.show",
        "page.dashboard",
        "page.table",
        "page.search",
        "page.problems",
        "page.translations",
        "page.media",
        "page.bulk",
      ],
      ["left.visual", "left.source"],
      ["right.preview", "right.form", "right.source", "right.variant", "right.history", "right.close"],
      ["changes.show", "problems.show", "preview.prove"],
      ["theme.toggle", "language.toggle"],
    ],
  },
  { id: "help", groups: [["help.about"]] },
];

/** What a key press is made of: a DOM `KeyboardEvent` is one. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * The command that `press` asks for; `null` when none does.
 *
 * Letters are compared without case, since Shift and Caps Lock change them.
 */
export function commandFor(press: KeyPress, platform: "linux" | "mac" | "windows"): CommandId | null {
  const pressed = spelled(press, platform);
  const found = commands.find(({ shortcuts }) =>
    shortcuts.some((shortcut) => shortcut.toUpperCase() === pressed),
  );
  return found?.id ?? null;
}

function spelled(press: KeyPress, platform: "linux" | "mac" | "windows"): string {
  const isMac = platform === "mac";
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  if (other) return "";
  return `${mod ? "MOD+" : ""}${press.shiftKey ? "SHIFT+" : ""}${press.altKey ? "ALT+" : ""}${press.key.toUpperCase()}`;
}

/** A shortcut as the platform writes it: "Ctrl+Shift+D", "⇧⌘D". */
export function spellShortcut(shortcut: Shortcut, platform: "linux" | "mac" | "windows"): string {
  const parts = shortcut.split("+");
  if (platform !== "mac") return parts.map((part) => (part === "Mod" ? "Ctrl" : part)).join("+");
  const signs: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };
  const order = ["Alt", "Shift", "Mod"];
  const key = parts.at(-1) ?? "";
  return (
    order
      .filter((part) => parts.slice(0, -1).includes(part))
      .map((part) => signs[part])
      .join("") + key
  );
}

/** A shortcut as Electron's menus take it: "CmdOrCtrl+Shift+D". */
export function electronAccelerator(shortcut: Shortcut): string {
  return shortcut.replace("Mod", "CmdOrCtrl");
}
