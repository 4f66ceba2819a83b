/** What is typed into a translation: in the document within a moment, while the rows stay as they are until it is left. */

import { useEffect, useMemo } from "react";
import type { NamedStep } from "#core/document/history";
import { applyEdit, editBetween, type Edit } from "#core/document/patch";
import { transformEdit } from "#core/document/transform";
import type { DocumentSession, DocumentSnapshot } from "../../state/document-session.ts";

/** What a person has typed into one text of the translation. */
export interface TypedText {
  /** Which text it is, by the row or field that it stands in. */
  readonly owner: string;
  /** The edit that puts it in the place of the text, made on `Typing.snapshot`. */
  readonly edit: () => Edit;
  /** Show the document's text again: it was changed from elsewhere meanwhile. */
  readonly drop: () => void;
}

/**
 * A translation's document as its rows show it. While somebody types, `snapshot` stays the picture that this began on:
 * half a text may be two blocks or none, and rows that moved under the caret would take the focus with them. What was
 * typed is always made on that picture, so that the document comes to the same bytes however often it was delivered.
 */
export interface Typing extends Pick<DocumentSession, "snapshot" | "subscribe"> {
  /** Each key comes here; the session asks for the text within half a second, or when it is saved. */
  readonly type: (typed: TypedText) => void;
  /** The text is left: the document has it, and the rows are read anew. */
  readonly end: () => void;
  /** An edit at once, as a step of its own, made on `snapshot`. It replaces what is being typed at the same place. */
  readonly change: (owner: string, edit: Edit) => void;
  /** Register with the session, until the returned function is called. */
  readonly start: () => () => void;
}

interface Draft {
  readonly base: DocumentSnapshot;
  /** All that is typed until the text is left is one step of undo. */
  readonly step: NamedStep;
  readonly typed: TypedText;
  readonly isDelivered: boolean;
}

let steps = 0;

export function createTyping(session: DocumentSession): Typing {
  let draft: Draft | null = null;
  let isOwn = false;
  const listeners = new Set<() => void>();

  function put(edit: Edit, join: NamedStep | null) {
    isOwn = true;
    try {
      session.edit(edit, "translate", join);
    } finally {
      isOwn = false;
    }
  }

  function deliver() {
    if (draft === null || draft.isDelivered) return;
    const { base, step, typed } = draft;
    const wanted = applyEdit(base.text, typed.edit());
    draft = { ...draft, isDelivered: true };
    put(editBetween(session.snapshot().text, wanted), step);
  }

  function forget() {
    draft = null;
    for (const listener of [...listeners]) listener();
  }

  function end() {
    if (draft === null) return;
    try {
      deliver();
    } finally {
      forget();
    }
  }

  /** The document was changed from elsewhere, after all panes had delivered: the rows begin from there. */
  function follow() {
    if (isOwn || draft === null) return;
    const { typed } = draft;
    forget();
    typed.drop();
  }

  return {
    snapshot: () => draft?.base ?? session.snapshot(),
    subscribe(listener) {
      const stop = session.subscribe(listener);
      listeners.add(listener);
      return () => {
        stop();
        listeners.delete(listener);
      };
    },
    type(typed) {
      if (draft?.typed.owner !== typed.owner) end();
      const begun = draft ?? { base: session.snapshot(), step: { step: ++steps } };
      draft = { ...begun, typed, isDelivered: false };
      session.holding();
    },
    end,
    change(owner, edit) {
      const begun = draft;
      if (begun === null) return put(edit, null);
      if (begun.typed.owner === owner) {
        put(editBetween(session.snapshot().text, applyEdit(begun.base.text, edit)), null);
        forget();
        return begun.typed.drop();
      }
      end();
      const over = editBetween(begun.base.text, session.snapshot().text);
      put(transformEdit(edit, over, "after"), null);
    },
    start() {
      const stops = [
        session.onEdit(follow),
        session.onFlush(deliver, () => (draft === null || draft.isDelivered ? [] : null)),
      ];
      return () => {
        // Whoever leaves the screen with a text has not discarded it.
        end();
        for (const stop of stops) stop();
      };
    },
  };
}

export function useTyping(session: DocumentSession): Typing {
  const typing = useMemo(() => createTyping(session), [session]);
  useEffect(() => typing.start(), [typing]);
  return typing;
}
