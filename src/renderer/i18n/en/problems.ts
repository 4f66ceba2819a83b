export const problems = {
  label: "Problems of the article",
  none: "No problems: every field is as the schema has it.",
  severity: { error: "Error", warning: "Warning", note: "Note" },
  line: "line {{line}}",
  fix: "Fix",
  fixLabel: "Fix: {{fix}}",
} as const;
