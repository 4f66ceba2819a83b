/** The visual editor's nodes as plain values: ProseMirror's JSON. */

export type VisualAttribute = string | number | boolean | null;

export interface VisualMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, VisualAttribute>>;
}

export interface VisualNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, VisualAttribute>>;
  readonly content?: readonly VisualNode[];
  readonly marks?: readonly VisualMark[];
  readonly text?: string;
}
