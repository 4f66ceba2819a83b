/** How source looks: the design system's tokens, as CodeMirror takes them. */

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const sourceTheme = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--color-paper)", color: "var(--color-ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--font-code)",
    // Joined characters would hide what stands in the file: `~~`, `->`.
    fontVariantLigatures: "none",
    fontSize: "var(--text-md)",
    lineHeight: "var(--leading-reading)",
  },
  ".cm-content": { padding: "var(--space-4) 0 var(--space-8)", caretColor: "var(--color-ink)" },
  ".cm-line": { padding: "0 var(--space-5) 0 var(--space-3)" },
  ".cm-gutters": {
    backgroundColor: "var(--color-paper)",
    color: "var(--color-ink-faint)",
    border: "none",
    paddingLeft: "var(--space-2)",
  },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--color-paper-hover) 45%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--color-ink)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--color-ink)", borderLeftWidth: "1.5px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--color-accent) 24%, transparent)",
  },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--color-paper-selected)",
    outline: "1px solid var(--color-line)",
  },
  ".cm-specialChar": { color: "var(--color-error)" },
  ".cm-panels": {
    backgroundColor: "var(--color-paper-sunken)",
    color: "var(--color-ink)",
    fontFamily: "var(--font-ui)",
    fontSize: "var(--text-sm)",
  },
  ".cm-panels-top": { borderBottom: "1px solid var(--color-hairline)" },
  ".cm-panel.cm-search": { padding: "var(--space-2) var(--space-6) var(--space-2) var(--space-3)" },
  ".cm-panel.cm-search label": { fontSize: "var(--text-sm)", display: "inline-flex", gap: "var(--space-1)" },
  ".cm-textfield": {
    backgroundColor: "var(--color-paper-raised)",
    border: "1px solid var(--color-line)",
    borderRadius: "var(--radius-sm)",
    fontSize: "var(--text-sm)",
    padding: "var(--space-1) var(--space-2)",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--color-paper-raised)",
    border: "1px solid var(--color-line)",
    borderRadius: "var(--radius-sm)",
    fontSize: "var(--text-sm)",
    padding: "var(--space-1) var(--space-2)",
  },
  ".cm-textfield:focus-visible, .cm-button:focus-visible, .cm-panel.cm-search [name=close]:focus-visible": {
    outline: "var(--focus-ring)",
    outlineOffset: "1px",
  },
  ".cm-panel.cm-search [name=close]": {
    color: "var(--color-ink)",
    fontSize: "var(--text-lg)",
    padding: "0 var(--space-2)",
  },
  ".cm-searchMatch": {
    backgroundColor: "var(--color-warning-tint)",
    outline: "1px solid var(--color-warning)",
  },
  ".cm-searchMatch-selected": {
    backgroundColor: "var(--color-mark-tint)",
    outline: "2px solid var(--color-mark)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--color-paper-selected)" },
});

export const sourceHighlighting = HighlightStyle.define([
  { tag: tags.heading, color: "var(--color-code-heading)", fontWeight: "var(--weight-strong)" },
  { tag: tags.strong, fontWeight: "var(--weight-strong)" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: [tags.link, tags.url], color: "var(--color-code-link)" },
  { tag: tags.monospace, color: "var(--color-code-string)" },
  { tag: [tags.keyword, tags.bool, tags.null], color: "var(--color-code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--color-code-string)" },
  { tag: tags.number, color: "var(--color-code-number)" },
  {
    tag: [tags.propertyName, tags.definition(tags.propertyName), tags.attributeName, tags.tagName],
    color: "var(--color-code-property)",
  },
  {
    tag: [tags.comment, tags.meta, tags.processingInstruction, tags.punctuation],
    color: "var(--color-code-comment)",
  },
  { tag: tags.invalid, color: "var(--color-error)" },
]);
