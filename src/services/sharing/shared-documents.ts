/** The texts that several windows share, by the real file: the host only keeps their edits in one order. */

import { composeEdits } from "#core/document/compose";
import { applyEdit, type Edit } from "#core/document/patch";
import { Failure } from "#contract/failure";
import type { ContentPath, Revision, WorkspaceId } from "#contract/values";

/** A window, as far as one document is concerned. */
export interface Attendee {
  readonly workspace: WorkspaceId;
  readonly path: ContentPath;
}

export interface Joined {
  readonly others: boolean;
  readonly version: number;
  readonly text: string | null;
  readonly began: number | null;
  readonly from: Revision | null;
}

/** A window's text, numbered among those that it offered, and the revision that it comes from. */
export interface Offer {
  readonly text: string | null;
  readonly offer: number;
  readonly from: Revision;
}

export interface Exchange {
  readonly sequence: number;
  readonly version: number;
  readonly edit: Edit;
  readonly takes: Revision | null;
}

export interface Exchanged {
  readonly isTaken: boolean;
  readonly version: number;
  readonly edit: Edit;
  readonly base: Revision | null;
  readonly others: boolean;
}

export interface SharedDocuments {
  readonly join: (real: string, attendee: Attendee, offered: Offer) => Joined;
  readonly exchange: (real: string, attendee: Attendee, given: Exchange) => Exchanged;
  readonly leave: (real: string, attendee: Attendee) => void;
  /** A folder was closed: its window has none of its documents open any more. */
  readonly leaveAll: (workspace: WorkspaceId) => void;
  /**
   * A window is about to save. What it saves is what all come from afterwards, if it is the shared text: the returned
   * function is called with the revision that it became.
   */
  readonly saving: (real: string, attendee: Attendee, text: string) => (revision: Revision) => void;
}

interface Present extends Attendee {
  /** Its text is a part of the shared one: what it saves is what all come from. */
  readonly isIn: boolean;
  /** The newest exchange that was taken, and the version that it led to: its answer may have been lost. */
  readonly taken: { readonly sequence: number; readonly version: number } | null;
}

interface Shared {
  readonly attendees: Map<string, Present>;
  live: Live | null;
}

interface Live {
  /** Whose text it began with. */
  readonly first: { readonly by: string; readonly offer: number; readonly from: Revision };
  readonly text: string;
  readonly version: number;
  /** The newest edits, the last of which led to `version`. */
  readonly edits: readonly Edit[];
  readonly base: Revision | null;
  /** What it was at the newest versions: a save may be overtaken by an edit on its way. */
  readonly recent: readonly string[];
}

/** A window further behind than this gets the whole text: it slept. */
const MOST_EDITS = 500;
const MOST_TEXTS = 8;
const MOST_DOCUMENTS = 200;

export function shareDocuments(news: (to: Attendee) => void): SharedDocuments {
  const documents = new Map<string, Shared>();

  const tellOthers = ({ attendees }: Shared, from: Attendee): void => {
    for (const [name, attendee] of attendees)
      if (name !== nameOf(from)) news({ workspace: attendee.workspace, path: attendee.path });
  };

  const leave = (real: string, attendee: Attendee): void => {
    const shared = documents.get(real);
    if (!shared?.attendees.delete(nameOf(attendee))) return;
    if (shared.attendees.size === 0) documents.delete(real);
    // Alone, a window neither sends nor asks: what it does from now on is not in this text.
    if (shared.attendees.size === 1) {
      shared.live = null;
      tellOthers(shared, attendee);
    }
  };

  return {
    join(real, attendee, offered) {
      const shared = documents.get(real) ?? { attendees: new Map<string, Present>(), live: null };
      documents.delete(real);
      documents.set(real, shared);
      const [oldest] = documents.keys();
      if (documents.size > MOST_DOCUMENTS && oldest !== undefined) documents.delete(oldest);
      const isNew = !shared.attendees.has(nameOf(attendee));
      const hadText = shared.live !== null;
      const joined = joinIn(shared, attendee, offered);
      if (joined.others && (isNew || !hadText)) tellOthers(shared, attendee);
      return joined;
    },
    exchange(real, attendee, given) {
      const shared = documents.get(real);
      const version = shared?.live?.version;
      const answer = shared ? exchangeIn(shared, attendee, given) : null;
      if (!shared || !answer) throw new Failure("not-found");
      if (shared.live?.version !== version) tellOthers(shared, attendee);
      return answer;
    },
    leave,
    leaveAll(workspace) {
      for (const [real, { attendees }] of [...documents])
        for (const attendee of attendees.values())
          if (attendee.workspace === workspace) leave(real, attendee);
    },
    saving(real, attendee, text) {
      const before = documents.get(real);
      const isShared = before?.attendees.get(nameOf(attendee))?.isIn && before.live?.recent.includes(text);
      return (revision) => {
        const shared = documents.get(real);
        if (!isShared || !shared?.live) return;
        shared.live = { ...shared.live, base: revision };
        tellOthers(shared, attendee);
      };
    },
  };
}

function joinIn(shared: Shared, attendee: Attendee, { text, offer, from }: Offer): Joined {
  const by = nameOf(attendee);
  shared.attendees.set(by, { ...attendee, isIn: text !== null, taken: null });
  const others = shared.attendees.size > 1;
  if (text === null || !others) return { others, version: 0, text: null, began: null, from: null };
  if (!shared.live) {
    shared.live = { text, version: 1, edits: [], base: null, first: { by, offer, from }, recent: [text] };
    return { others, version: 1, text: null, began: null, from };
  }
  const { version, text: live, first } = shared.live;
  return { others, version, text: live, began: first.by === by ? first.offer : null, from: first.from };
}

/** `null`: the window has to join. */
function exchangeIn(shared: Shared, attendee: Attendee, given: Exchange): Exchanged | null {
  const { live, attendees } = shared;
  const present = attendees.get(nameOf(attendee));
  if (!live || !present?.isIn) return null;
  const { sequence, version, takes, edit } = given;
  const isRepeated = present.taken?.sequence === sequence;
  const missed = missedSince(live, isRepeated && present.taken ? present.taken.version : version);
  if (missed === null) return null;
  const answer = { version: live.version, edit: missed, base: live.base, others: attendees.size > 1 };
  if (isRepeated) return { ...answer, isTaken: true };
  const isKnown = takes !== null && takes === live.base;
  if (live.version !== version || isKnown) return { ...answer, isTaken: false };
  if (edit.length === 0 && takes === null) return { ...answer, isTaken: true };
  shared.live = edited(live, given);
  attendees.set(nameOf(attendee), { ...present, taken: { sequence, version: shared.live.version } });
  return { ...answer, isTaken: true, version: shared.live.version, base: shared.live.base };
}

function edited(live: Live, { edit, takes }: Exchange): Live {
  try {
    const text = applyEdit(live.text, edit);
    return {
      ...live,
      text,
      recent: [...live.recent, text].slice(-MOST_TEXTS),
      version: live.version + 1,
      edits: [...live.edits, edit].slice(-MOST_EDITS),
      base: takes ?? live.base,
    };
  } catch (error) {
    if (error instanceof RangeError) throw new Failure("invalid-input", {}, { cause: error });
    throw error;
  }
}

/** What was done since `version`; `null` for one that is not remembered. */
function missedSince({ version, edits }: Live, since: number): Edit | null {
  const count = version - since;
  if (count < 0 || count > edits.length) return null;
  return count === 0 ? [] : edits.slice(-count).reduce<Edit>(composeEdits, []);
}

function nameOf({ workspace, path }: Attendee): string {
  return `${workspace} ${path}`;
}
