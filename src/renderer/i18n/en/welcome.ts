export const welcome = {
  title: "Open a content folder",
  lead: "A site’s root, or a folder of articles inside one. Galley finds the collections, the locales and the fields by itself.",
  promise: "Opening writes nothing and runs nothing.",
  choose: "Choose a folder…",
  path: {
    label: "Path of the folder",
    placeholder: "/home/you/site",
    description: "Type or paste it; folders complete as you type.",
    open: "Open",
    looking: "Looking for folders…",
  },
  drop: "or drop a folder anywhere on this window",
  sample: {
    title: "New here?",
    body: "A small bilingual magazine to try everything on. It is a copy: change what you like.",
    open: "Open the sample site",
  },
  recent: {
    title: "Recent folders",
    open: "Open {{name}}",
    missing: "not there now",
    forget: "Forget {{name}}",
    empty: "Folders that you open are listed here.",
    failed: "The list of recent folders could not be read.",
  },
  opening: "Opening {{folder}}",
  failed: "{{folder}} did not open",
  hints: {
    "not-found": "Check the spelling, or whether the drive is connected.",
    "not-a-folder": "Open the folder that the file is in.",
    "no-permission": "Ask whoever owns the folder for access, or choose another.",
  },
} as const;
