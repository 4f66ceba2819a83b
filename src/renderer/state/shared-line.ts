/**
 * A window's end of a shared text. The host keeps the edits of all windows in one order; a window sends what it did
 * since the last answer, and when others were first, moves its own edit over theirs and sends again. So all come to
 * one text, whatever is late or lost on the way.
 */

import { composeEdits } from "#core/document/compose";
import { applyEdit, type Edit } from "#core/document/patch";
import { transformEdit } from "#core/document/transform";
import type { Dialect } from "#core/markdown/block";
import { Failure } from "#contract/failure";
import type { Revision } from "#contract/values";
import type { Editing } from "./document-editing.ts";
import type { DocumentFile } from "./document-filing.ts";
import type { SnapshotCell } from "./document-session.ts";
import { editLines } from "./edit-lines.ts";

/** The host, for one document of one window. Every function fails with a `Failure`. */
export interface SharingChannel {
  join(
    text: string | null,
    offer: number,
    from: Revision,
  ): Promise<{
    readonly others: boolean;
    readonly version: number;
    readonly text: string | null;
    readonly began: number | null;
    readonly from: Revision | null;
  }>;
  exchange(given: {
    readonly sequence: number;
    readonly version: number;
    readonly edit: Edit;
    readonly takes: Revision | null;
  }): Promise<Answer>;
  leave(): Promise<unknown>;
}

interface Answer {
  readonly isTaken: boolean;
  readonly version: number;
  readonly edit: Edit;
  readonly base: Revision | null;
  readonly others: boolean;
}

export interface SharedLineNeeds {
  readonly cell: SnapshotCell;
  readonly editing: Editing;
  readonly file: DocumentFile;
  readonly dialect: Dialect;
  readonly channel: SharingChannel;
}

/** What was sent and not answered yet: it is sent again just so, and the host takes it once. */
interface Sent {
  readonly sequence: number;
  readonly version: number;
  /** What was done here, and what it brings in from the file besides. */
  readonly own: Edit;
  readonly brings: Edit;
  readonly takes: Revision | null;
  readonly apply: (edit: Edit) => void;
}

/** Strings that are held anyway, for the most part. */
const MOST_BASES = 5;

/** A window's end of the text that it shares. */
export class SharedLine {
  private readonly needs: SharedLineNeeds;
  /** What all windows agreed on, as this one knows it; it stays when the line is lost, as what both came from. */
  private agreed: { readonly version: number; readonly text: string } | null = null;
  private joined = false;
  private pending: Edit = [];
  private sent: Sent | null = null;
  private sequence = 0;
  private isQuiet = false;
  /** What the file held at the newest revisions that this window came from. */
  private readonly bases = new Map<Revision, string>();
  /** What was offered in joins whose answers did not come: the shared text may have begun with one of them. */
  private offers: string[] = [];

  constructor(needs: SharedLineNeeds) {
    this.needs = needs;
  }

  isJoined(): boolean {
    return this.joined;
  }

  /** Whether the host lacks something that was done here, or may have taken it without an answer. */
  isBehind(): boolean {
    return this.joined && (this.pending.length > 0 || this.sent !== null);
  }

  /** The document may come from another revision of the file now. */
  noteBase(): void {
    const { revision, savedText } = this.needs.cell.read();
    if (this.bases.has(revision)) return;
    this.bases.set(revision, savedText);
    const [oldest] = this.bases.keys();
    if (this.bases.size > MOST_BASES && oldest !== undefined) this.bases.delete(oldest);
  }

  /** The text was edited here. @returns whether that has to be sent. */
  noteEdit(edit: Edit): boolean {
    if (!this.joined || this.isQuiet) return false;
    this.pending = composeEdits(this.pending, edit);
    return true;
  }

  /** Bring in what the file holds (see `Sharing`). */
  async take(revision: Revision, plan: () => Edit | null, apply: (edit: Edit) => void): Promise<boolean> {
    await this.exchange();
    this.needs.editing.flush();
    const brings = plan();
    if (brings === null) return false;
    if (!this.joined) {
      apply(brings);
      return true;
    }
    let isApplied = false;
    this.sent = this.ask(brings, revision, (edit) => {
      isApplied = true;
      apply(edit);
    });
    await this.send();
    return isApplied;
  }

  end(): void {
    this.joined = false;
    void this.needs.channel.leave().catch(() => null);
  }

  /** Edit the text without sending it: it comes from the other windows, or is this.sent already. */
  private quietly(make: () => void) {
    this.isQuiet = true;
    try {
      make();
    } finally {
      this.isQuiet = false;
    }
  }

  /** `theirs` was made on the this.agreed text, before what is this.pending here. */
  private receive(theirs: Edit, show: (edit: Edit) => void) {
    if (theirs.length === 0) return;
    this.needs.editing.flush();
    const here = transformEdit(theirs, this.pending, "before");
    this.pending = transformEdit(this.pending, theirs, "after");
    this.quietly(() => show(here));
  }

  /** Register with the host; offer the text when others are there, or `isMet` says that they are. */
  async join(isMet: boolean): Promise<void> {
    if (!isMet) {
      const { others } = await this.needs.channel.join(null, 0, this.needs.cell.read().revision);
      if (!others) return;
    }
    this.needs.editing.flush();
    const { text: mine, revision } = this.needs.cell.read();
    this.offers.push(mine);
    [this.pending, this.sent] = [[], null];
    this.joined = true;
    try {
      const { others, version, text, began, from } = await this.needs.channel.join(
        mine,
        this.offers.length - 1,
        revision,
      );
      const own = began === null ? undefined : this.offers[began];
      // What both texts come from, as far as this window knows it.
      const base =
        own ?? this.agreed?.text ?? this.bases.get(from ?? revision) ?? this.needs.cell.read().savedText;
      this.joined = others;
      if (!others) return;
      this.agreed = { version, text: text ?? mine };
      this.offers = [];
      if (text !== null) await this.meet({ base, mine, theirs: text });
    } catch (error) {
      this.joined = false;
      throw error;
    }
  }

  /** Two texts become one. */
  private async meet(versions: { readonly base: string; readonly mine: string; readonly theirs: string }) {
    const { mergeUnasked } = await import("./merge-texts.ts");
    const both = mergeUnasked(versions, this.needs.dialect);
    // What was typed meanwhile was typed on mine.
    this.receive(editLines(versions.mine, both), this.showForeign);
    this.pending = composeEdits(editLines(versions.theirs, both), this.pending);
    await this.exchange();
  }

  /** Have others' edits here and this window's edits there. */
  async exchange(): Promise<void> {
    while (this.joined) {
      this.sent ??= this.ask([], null, this.showForeign);
      const isNews = await this.send();
      if (!isNews && this.pending.length === 0) return;
    }
  }

  private ask(brings: Edit, takes: Revision | null, apply: Sent["apply"]): Sent {
    this.needs.editing.flush();
    const own = this.pending;
    this.pending = [];
    return { sequence: ++this.sequence, version: this.agreed?.version ?? 0, own, brings, takes, apply };
  }

  /** Send what waits for an answer. @returns whether anything came back that others did. */
  private async send(): Promise<boolean> {
    if (!this.sent) return false;
    const { own, brings, takes, apply, ...rest } = this.sent;
    const edit = composeEdits(own, brings);
    const answer = await this.needs.channel
      .exchange({ ...rest, edit, takes })
      .catch((error: unknown) => this.lost(error));
    if (answer === null) return false;
    this.sent = null;
    if (answer.isTaken) {
      this.agreed = { version: rest.version, text: applyEdit(this.agreed?.text ?? "", edit) };
      if (brings.length > 0) this.receive(brings, apply);
      else if (takes !== null) this.quietly(() => apply([]));
    } else this.pending = composeEdits(own, this.pending);
    this.agreed = { version: answer.version, text: applyEdit(this.agreed?.text ?? "", answer.edit) };
    this.receive(answer.edit, this.showForeign);
    await this.follow(answer.base);
    if (!answer.others) this.joined = false;
    return !answer.isTaken || answer.edit.length > 0;
  }

  /** The host does not know this window any more, or it slept too long: what both came from is what was this.agreed on. */
  private async lost(error: unknown): Promise<null> {
    if (!(error instanceof Failure) || (error.code !== "not-found" && error.code !== "no-workspace"))
      throw error;
    this.joined = false;
    if (error.code === "not-found") await this.join(true);
    return null;
  }

  /** Another window saved, or brought in what the file holds: this text comes from that as well. */
  private async follow(base: Revision | null): Promise<void> {
    const { revision, saving } = this.needs.cell.read();
    if (base === null || base === revision || saving === "saving") return;
    const found = await this.needs.file.read().catch(() => null);
    const now = this.needs.cell.read();
    if (found?.revision !== base || now.revision !== revision || now.saving === "saving") return;
    this.needs.editing.flush();
    this.needs.cell.write({
      ...this.needs.cell.read(),
      savedText: found.text,
      revision: found.revision,
      encoding: found.encoding,
      readOnly: found.readOnly,
      isDirty: this.needs.cell.read().text !== found.text,
      disk: { kind: "same" },
      merged: null,
    });
  }

  private readonly showForeign = (edit: Edit): void => this.needs.editing.foreign(edit);
}
