import { expect, test } from "vitest";
import { seededRandom } from "../../support/corpora.ts";
import type { DocumentSession } from "../../../src/renderer/state/document-session.ts";
import { ignoreFailure, twoWindows, type OpenTwice } from "../support/two-windows.ts";

/** `npm run test:faults` (D10) sets the thousand that is promised. */
const COUNT = Number(process.env["GALLEY_INTERLEAVINGS"] ?? 60);
const START = "One paragraph of words.\n\nAnother of them.\n\n- a list\n- of two\n\nThe last one.\n";

/** Each thing typed is one character that is nowhere else: nothing can cut it in two, and it can be counted. */
const FIRST = 0x4e00;
const typed = (text: string) => [...text].filter((character) => character.charCodeAt(0) >= FIRST);

class Interleaving {
  private next = FIRST;
  /** What must be in the end. */
  readonly expected = new Set<string>();
  /** Taken away by hand: when both windows did it at once, both can bring it back. */
  readonly removed = new Set<string>();
  hasCollided = false;
  /** What was done, for a run that fails. */
  readonly deeds: string[] = [];
  private readonly saves: Promise<unknown>[] = [];
  private readonly random: () => number;
  private readonly open: OpenTwice;

  constructor(open: OpenTwice, random: () => number) {
    this.open = open;
    this.random = random;
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)] as T;
  }

  async step(): Promise<void> {
    const session = this.pick(this.open.sessions);
    const kind = this.random();
    const { text, revision } = session.snapshot();
    this.deeds.push(
      `${this.open.sessions.indexOf(session)} ${kind.toFixed(2)} ${revision.slice(0, 4)} ${typed(text).join("")}`,
    );
    if (kind < 0.45) this.type(session);
    else if (kind < 0.55) this.remove(session);
    else if (kind < 0.65) this.undo(session);
    else if (kind < 0.8) void session.sharing.news().catch(ignoreFailure);
    else if (kind < 0.9) this.saves.push(session.save().catch(ignoreFailure));
    else if (kind < 0.94) await this.writeFromOutside();
    else await session.diskChanged((await this.open.onDisk()).revision).catch(ignoreFailure);
    if (this.random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
  }

  private type(session: DocumentSession) {
    const { text } = session.snapshot();
    const at = Math.floor(this.random() * (text.length + 1));
    const character = String.fromCharCode(this.next++);
    session.edit([{ from: at, to: at, insert: character }], "source", this.pick([null, "typing"]));
    this.expected.add(character);
  }

  private remove(session: DocumentSession) {
    const { text } = session.snapshot();
    const character = this.pick([...typed(text), ""]);
    if (character === "") return;
    const at = text.indexOf(character);
    session.edit([{ from: at, to: at + 1, insert: "" }], "source", null);
    this.expected.delete(character);
    this.removed.add(character);
  }

  /** Undo takes away what this window did or brought in: that much is meant. */
  private undo(session: DocumentSession) {
    const before = typed(session.snapshot().text);
    session.undo();
    const after = new Set(typed(session.snapshot().text));
    for (const character of before) if (!after.has(character)) this.expected.delete(character);
    for (const character of after) if (!before.includes(character)) this.expected.add(character);
  }

  private async writeFromOutside() {
    await Promise.all(this.saves);
    const { text } = await this.open.onDisk();
    const character = String.fromCharCode(this.next++);
    const at = this.pick([0, text.indexOf("\n\n") + 2, text.length]);
    await this.open.writeFromOutside(`${text.slice(0, at)}Outside ${character}.\n\n${text.slice(at)}`);
    this.expected.add(character);
  }

  /** Everything arrives; what collides is settled by keeping both; then one window saves. */
  async end(): Promise<void> {
    await Promise.all(this.saves);
    const [one, other] = this.open.sessions;
    for (let round = 0; round < 40; round++) {
      for (const session of this.open.sessions) {
        await session.sharing.news();
        await session.diskChanged((await this.open.onDisk()).revision);
        const merge = await session.merge();
        if (!merge) continue;
        this.hasCollided = true;
        await session.resolve(
          merge,
          merge.conflicts.map(() => ({ kind: "both" })),
        );
      }
      const { revision } = await this.open.onDisk();
      const [left, right] = [one.snapshot(), other.snapshot()];
      if (left.text === right.text && left.revision === revision && right.revision === revision) break;
    }
    await one.save();
    await other.sharing.news();
    await other.diskChanged((await this.open.onDisk()).revision);
  }
}

test(
  `[SH7] ${COUNT} interleavings of two windows and another program lose nothing and converge`,
  async () => {
    const windows = await twoWindows();
    let collided = 0;
    let doubled = 0;
    for (let run = 0; run < COUNT; run++) {
      const random = seededRandom(run + 1);
      windows.lose(0, random);
      const open = await windows.open(`run-${run}.md`, START);
      windows.lose(run % 2 === 0 ? 0 : 0.15, random);
      const interleaving = new Interleaving(open, random);
      const steps = 10 + Math.floor(random() * 25);
      for (let step = 0; step < steps; step++) await interleaving.step();
      windows.lose(0, random);
      await interleaving.end();
      const [one, other] = open.sessions.map((session) => session.snapshot());
      const { text } = await open.onDisk();
      const named = `run ${run}`;
      expect({ named, text: one?.text, isDirty: one?.isDirty }).toEqual({ named, text, isDirty: false });
      expect({ named, text: other?.text, isDirty: other?.isDirty }).toEqual({ named, text, isDirty: false });
      const found = typed(text);
      const lost = [...interleaving.expected].filter((character) => !found.includes(character));
      expect({ named, lost, deeds: lost.length > 0 ? interleaving.deeds : [] }).toEqual({
        named,
        lost: [],
        deeds: [],
      });
      if (interleaving.hasCollided) collided++;
      const once = found.filter((character) => !interleaving.removed.has(character));
      const isTwice = once.length > new Set(once).size;
      // Windows that were apart come together without asking, and both can undo one removal: then something stands twice.
      if (isTwice && !interleaving.hasCollided) doubled++;
      for (const session of open.sessions) session.sharing.stop();
    }
    expect(doubled / COUNT).toBeLessThan(0.02);
    console.info(
      `D10 ${COUNT} interleavings, 0 lost, 0 apart; in ${collided} the person was asked, in ${doubled} something stands twice`,
    );
  },
  600_000 + COUNT * 2000,
);
