export const settings = {
  title: "Settings",
  language: {
    label: "Language",
    description: "Of the interface. Articles keep their own.",
    system: "Same as this computer",
    en: "English",
    ja: "日本語",
  },
  theme: {
    label: "Theme",
    system: "Same as this computer",
    light: "Light",
    dark: "Dark",
  },
  autosave: {
    label: "Autosave",
    description:
      "A save is as careful as one by hand: it never writes over what another program changed, and keeps what it replaces.",
    off: "Off",
    pause: "When typing pauses",
    leaving: "On leaving",
  },
  panes: {
    label: "Panes",
    description: "Gives every split its first proportions again.",
    reset: "Reset pane sizes",
    done: "Pane sizes were reset.",
  },
  about: {
    label: "About",
    version: "Galley {{version}}",
    host: { electron: "Desktop app", browser: "In the browser, served from this machine" },
    promise: "Works offline. Sends nothing anywhere. Free software under the MIT licence.",
  },
  failed: "The setting holds for now but could not be stored.",
} as const;
