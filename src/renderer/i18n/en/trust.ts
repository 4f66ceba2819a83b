export const trust = {
  badge: { restricted: "Restricted", trusted: "Trusted", changed: "Restricted: it changed" },
  hint: {
    restricted: "Nothing of this folder runs, and no pictures of other websites are loaded.",
    trusted: "Pictures of other websites are loaded, and the site’s own programs may run.",
    changed: "What this folder would run changed since you trusted it.",
  },
  title: {
    restricted: "Do you trust this folder?",
    trusted: "You trust this folder",
    changed: "This folder would run something else now",
  },
  now: "Until you do, it stays restricted: you can read, edit and save everything, and nothing of it runs.",
  nowTrusted: "You said that you know who made it and what it runs.",
  nowChanged: "Since you trusted it, these files changed. It is restricted until you have looked at them:",
  notHere: "Galley keeps its own files in this folder. Open the folder of your site instead to trust that.",
  means: "Trusting it means:",
  pictures:
    "Pictures of other websites are loaded in the preview. Those websites can see that somebody looks.",
  programs: "When you ask for something that needs it, this runs the site’s own programs on your computer:",
  noPrograms: "Galley found no program of this site that it would run.",
  onlyAsked:
    "Galley never starts it by itself, and asks you again when what it would run changes.",
  runs: "which runs",
  parent: "Also trust every other folder in {{folder}}",
  parentRemark: "Only if everything in there is yours.",
  byParent: "It is trusted because you trust everything in {{folder}}.",
  stay: "Keep it restricted",
  grant: "Trust this folder",
  grantChanged: "Trust it as it is now",
  restrict: "Back to restricted",
  stopParent: "Stop trusting {{folder}}",
  reading: "Looking at what this folder would run",
} as const;
