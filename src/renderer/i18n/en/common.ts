export const common = {
  close: "Close",
  cancel: "Cancel",
  retry: "Try again",
  reload: "Reload",
  dismiss: "Dismiss",
  optional: "optional",
  comparison: {
    changed: "Changed",
    removed: "Removed",
    added: "Added",
    unchanged_one: "{{count}} unchanged line",
    unchanged_other: "{{count}} unchanged lines",
    more_one: "Show {{count}} more change",
    more_other: "Show {{count}} more changes",
  },
} as const;
