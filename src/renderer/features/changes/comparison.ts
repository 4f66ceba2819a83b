/** Two texts and how they differ, to read: CodeMirror's merge views without any way to edit. */

import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { comparisonTheme } from "./comparison-theme.ts";

export interface ComparisonNeeds {
  readonly parent: HTMLElement;
  readonly before: string;
  readonly after: string;
  readonly layout: "unified" | "split";
  readonly words: {
    readonly before: string;
    readonly after: string;
    readonly readOnly: string;
    readonly phrases: Readonly<Record<string, string>>;
  };
}

/** Show the comparison. @returns how to take it away. */
export function showComparison({ parent, before, after, layout, words }: ComparisonNeeds): () => void {
  // Changes inside a line are marked word by word; lines that did not change are folded but for three.
  const diff = { scanLimit: 2000, timeout: 400 };
  const collapse = { margin: 3, minSize: 6 };
  if (layout === "split") {
    const view = new MergeView({
      parent,
      a: { doc: before, extensions: reading(words.before, words.phrases) },
      b: { doc: after, extensions: reading(words.after, words.phrases) },
      collapseUnchanged: collapse,
      diffConfig: diff,
      gutter: true,
    });
    return () => view.destroy();
  }
  const merge = unifiedMergeView({
    original: before,
    mergeControls: false,
    collapseUnchanged: collapse,
    diffConfig: diff,
    gutter: true,
  });
  const extensions = [reading(words.readOnly, words.phrases), merge];
  const view = new EditorView({ parent, state: EditorState.create({ doc: after, extensions }) });
  return () => view.destroy();
}

function reading(label: string, phrases: Readonly<Record<string, string>>): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return [
    nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
    lineNumbers(),
    EditorState.readOnly.of(true),
    EditorState.phrases.of({ ...phrases }),
    // Not editable, yet focusable: it can be scrolled and read by key.
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-readonly": "true", tabindex: "0" }),
    EditorView.lineWrapping,
    markdown({ base: markdownLanguage, addKeymap: false }),
    comparisonTheme,
  ];
}
