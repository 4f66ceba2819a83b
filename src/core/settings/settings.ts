/** What a person chooses for Galley as a whole. Kept outside every workspace, shared by both hosts. */

export const interfaceLanguages = ["en", "ja"] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** `pause`: when typing pauses, and on leaving. `leaving`: when another article or another window is turned to. */
export const autosaves = ["off", "pause", "leaving"] as const;
export type Autosave = (typeof autosaves)[number];

export interface Settings {
  /** `system` follows the machine's language. */
  readonly language: InterfaceLanguage | "system";
  readonly theme: Theme;
  readonly autosave: Autosave;
  /** Sizes of resizable panes by group, in percent; what the person last dragged them to. */
  readonly panes: Readonly<Record<string, readonly number[]>>;
  /** What stands on each side of the workbench when an article opens. */
  readonly workbench: { readonly left: LeftPane; readonly right: RightPane | null };
}

export const leftPanes = ["visual", "source"] as const;
export type LeftPane = (typeof leftPanes)[number];
export const rightPanes = ["preview", "source", "form", "variant", "history"] as const;
export type RightPane = (typeof rightPanes)[number];

export const defaultSettings: Settings = {
  language: "system",
  theme: "system",
  autosave: "off",
  panes: {},
  workbench: { left: "visual", right: "preview" },
};
