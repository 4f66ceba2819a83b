export const app = {
  name: "Galley",
  menuBar: "Menu",
  breadcrumbs: "Where you are",
  library: "Library",
  pages: {
    dashboard: "Overview",
    media: "Images",
    table: "Table",
    search: "Search",
    problems: "Problems",
    translations: "Translations",
    bulk: "Bulk edit",
  },
  switchTheme: { light: "Switch to the light theme", dark: "Switch to the dark theme" },
  switchLanguage: "日本語に切り替える",
  notifications: "Notifications",
  skip: "Skip to content",
  drop: {
    title: "Drop the folder to open it",
    notFolder: "Only a folder can be opened. Drop the folder that holds your articles.",
    noPath: "A browser does not tell Galley where a dropped folder is. Type or paste its path instead.",
  },
  connection: {
    lost: "Galley does not answer",
    trying: "Trying again",
    lostBody: "Trying to reach it again. What you typed is still here; saving waits until it is back.",
    refused: "This address is no longer valid",
    refusedBody:
      "Galley was started anew since. Your text is still in this tab: copy what you have not saved, then open the address that Galley now prints.",
  },
  crash: {
    title: "This part of Galley stopped working",
    body: "Nothing that you saved is affected. Your unsaved text is listed below so that you can copy it.",
    bodyClean: "Nothing was unsaved. Showing it again usually helps.",
    again: "Show it again",
    unsaved: "Unsaved text of {{path}}",
    copy: "Copy the text",
    copied: "Copied.",
  },
  leave: {
    title: "Close with unsaved changes?",
    body_one: "One article has changes that are not saved.",
    body_other: "{{count}} articles have changes that are not saved.",
    kept: "Galley keeps the text and offers it when you open this folder again.",
    notKept: "Galley could not keep the text on the disk. If you close now, what is not saved is lost.",
    discard: "Close without saving",
  },
  openingArticle: "Opening the article",
  startFailed: "Galley could not start",
  unwatched:
    "This system cannot watch so many files at once. Galley looks for changes every few seconds instead; nothing is missed.",
  moved:
    "Another program moved {{from}} to {{to}}. Galley goes on with it there; nothing of your text changed.",
  remarks: {
    "durability-unknown":
      "Saved. This disk does not say when a file is safely on it: after a power cut, check your last saves.",
    "not-kept":
      "{{path}} was saved, but its earlier version could not be kept. Check the space on your disk.",
    "unsaved-not-kept":
      "The text of {{path}} that you gave up could not be kept in its history. Undo still brings it back; check the space on your disk.",
    "late-writer":
      "{{path}} was saved. Another program wrote to it at the same moment: its text is in the article’s history.",
  },
} as const;
