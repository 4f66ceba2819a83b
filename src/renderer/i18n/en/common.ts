export const common = {
  close: "Close",
  cancel: "Cancel",
  retry: "Try again",
  reload: "Reload",
  dismiss: "Dismiss",
  optional: "optional",
} as const;
