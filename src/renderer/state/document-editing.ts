/** The editing half of a session: the text, its one history, and the panes that follow it. */

import type { DocumentChange, DocumentSession, PaneName, SnapshotCell } from "./document-session.ts";
import { applyEdit, type Edit } from "#core/document/patch";
import { composeEdits } from "#core/document/compose";
import {
  closeStep,
  emptyHistory,
  record,
  recordForeign,
  redo,
  undo,
  type Travel,
} from "#core/document/history";
import { editedSnapshot } from "./document-snapshot.ts";

export interface Editing extends Pick<
  DocumentSession,
  "onEdit" | "isAwaited" | "edit" | "undo" | "redo" | "onFlush" | "flush" | "held" | "holding" | "onHolding"
> {
  /** Another window edited the text: no step of this window's undo. */
  foreign(edit: Edit): void;
  /** End the step that is being typed: the next edit is undone apart from it. */
  closeStep(): void;
}

export function createEditing(cell: SnapshotCell, now: () => number): Editing {
  let history = emptyHistory;
  const followers = new Set<(change: DocumentChange) => void>();
  const awaiting = new Set<(change: DocumentChange) => void>();
  const deliveries = new Map<() => void, () => Edit | null>();
  const holdings = new Set<() => void>();

  function become(edit: Edit, text: string, from: PaneName) {
    const next = editedSnapshot(cell.read(), edit, text);
    const can = { canUndo: history.done.length > 0, canRedo: history.undone.length > 0 };
    cell.write({ ...next, ...can }, () => {
      for (const follower of [...followers]) follower({ edit, text, from });
    });
  }

  function flush() {
    for (const deliver of [...deliveries.keys()]) deliver();
  }

  function travel(go: (text: string) => Travel | null) {
    flush();
    const made = go(cell.read().text);
    if (!made) return;
    history = made.history;
    const edit = made.edits.reduce(composeEdits, []);
    become(edit, made.text, "history");
  }

  return {
    onEdit(listener, attention) {
      followers.add(listener);
      if (attention) awaiting.add(listener);
      return () => {
        followers.delete(listener);
        awaiting.delete(listener);
      };
    },
    isAwaited: () => awaiting.size > 0,
    edit(edit, from, join) {
      if (edit.length === 0) return;
      const before = cell.read().text;
      const text = applyEdit(before, edit);
      if (text === before) return;
      history = record(history, { before, edit, join, at: now() });
      become(edit, text, from);
    },
    foreign(edit) {
      if (edit.length === 0) return;
      history = recordForeign(history, edit);
      become(edit, applyEdit(cell.read().text, edit), "elsewhere");
    },
    undo: () => travel((text) => undo(history, text)),
    redo: () => travel((text) => redo(history, text)),
    onFlush(deliver, tell = () => null) {
      deliveries.set(deliver, tell);
      return () => deliveries.delete(deliver);
    },
    flush,
    held() {
      const told = [...deliveries.values()].map((tell) => tell()).filter((edit) => edit?.length !== 0);
      return told.length > 1 ? null : (told[0] ?? (told.length === 0 ? [] : null));
    },
    holding() {
      for (const listener of holdings) listener();
    },
    onHolding(listener) {
      holdings.add(listener);
      return () => holdings.delete(listener);
    },
    closeStep() {
      history = closeStep(history);
    },
  };
}
