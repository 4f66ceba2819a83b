import { EditorView } from "@codemirror/view";

export const comparisonTheme = EditorView.theme({
  "&": { backgroundColor: "var(--color-paper)", color: "var(--color-ink)" },
  ".cm-scroller": {
    fontFamily: "var(--font-code)",
    // Joined characters would hide what stands in the file: `~~`, `->`.
    fontVariantLigatures: "none",
    fontSize: "var(--text-sm)",
    lineHeight: "var(--leading-reading)",
  },
  ".cm-line": { padding: "0 var(--space-3)" },
  ".cm-content:focus-visible": { outline: "var(--focus-ring)", outlineOffset: "-2px" },
  ".cm-gutters": { backgroundColor: "var(--color-paper)", color: "var(--color-ink-faint)", border: "none" },
  ".cm-changedLine, &.cm-merge-b .cm-changedLine, .cm-insertedLine": {
    backgroundColor: "var(--color-added-tint)",
  },
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk, .cm-deletedLine": {
    backgroundColor: "var(--color-removed-tint)",
  },
  ".cm-deletedChunk": { paddingLeft: "var(--space-3)" },
  "&.cm-merge-b .cm-changedText, .cm-changedText": {
    background: "color-mix(in srgb, var(--color-success) 26%, transparent)",
  },
  "&.cm-merge-a .cm-changedText, .cm-deletedText, .cm-deletedChunk .cm-deletedText": {
    background: "color-mix(in srgb, var(--color-error) 26%, transparent)",
    textDecoration: "none",
  },
  "&.cm-merge-b .cm-changedLineGutter, .cm-changedLineGutter": { background: "var(--color-success)" },
  "&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter": { background: "var(--color-error)" },
  // CodeMirror's own marks there are in no font of the interface.
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: "none" },
  ".cm-collapsedLines": {
    background: "var(--color-paper-sunken)",
    color: "var(--color-ink-muted)",
    fontFamily: "var(--font-ui)",
    padding: "var(--space-1) var(--space-3)",
  },
});
