/** From an article that is opened to its visual editor: the source stands in while that takes long, or for good. */

import type { Dialect } from "#core/markdown/block";
import { readBody, type ReadBody, type Unreadable } from "./body-reading.ts";

/**
 * `reading-long`: the source is shown meanwhile. `offered`: the body was read, but the person works in the source
 * by now, and says when.
 */
export type Phase =
  | { readonly kind: "reading" | "reading-long" | "offered" | "ready" }
  | { readonly kind: "unreadable"; readonly why: Unreadable };

/** After so long, in milliseconds, the source is shown while the reading goes on. */
const LONG = 1000;

export interface OpeningNeeds<Editor> {
  readonly text: string;
  readonly dialect: Dialect;
  readonly onPhase: (phase: Phase) => void;
  /** Whether the person does something in the source that stands in. */
  readonly isWorkedIn: () => boolean;
  readonly create: (read: ReadBody) => Promise<Editor>;
  readonly onReady: (editor: Editor) => void;
  readonly destroy: (editor: Editor) => void;
}

export interface Opening {
  /** Show what was offered. */
  show(): void;
  close(): void;
}

export function openVisual<Editor>(needs: OpeningNeeds<Editor>): Opening {
  const { onPhase } = needs;
  let isOver = false;
  let offered: ReadBody | null = null;
  let editor: Editor | null = null;
  const reading = readBody(needs.text, needs.dialect);
  const long = setTimeout(() => onPhase({ kind: "reading-long" }), LONG);
  const make = async (read: ReadBody) => {
    onPhase({ kind: "reading" });
    const created = await needs.create(read);
    if (isOver) return needs.destroy(created);
    editor = created;
    onPhase({ kind: "ready" });
    needs.onReady(created);
  };
  const open = async () => {
    const result = await reading.done;
    clearTimeout(long);
    if (isOver) return;
    if (result.kind === "unreadable") return onPhase(result);
    if (!needs.isWorkedIn()) return make(result.read);
    offered = result.read;
    onPhase({ kind: "offered" });
  };
  const run = (work: Promise<void>) => {
    work.catch((error: unknown) => {
      if (isOver) return;
      onPhase({ kind: "unreadable", why: "failed" });
      reportError(error);
    });
  };
  run(open());
  return {
    show() {
      const read = offered;
      offered = null;
      if (read) run(make(read));
    },
    close() {
      isOver = true;
      clearTimeout(long);
      reading.cancel();
      if (editor !== null) needs.destroy(editor);
    },
  };
}
