/**
 * Where what a person does in the text is cut into steps of undo.
 *
 * A step begins and ends with what was done, never with a delivery: what a machine was slow with, and when the journal
 * asked, says nothing about words. So the document before each step is kept until it is delivered.
 */

import type { NamedStep } from "#core/document/history";

/**
 * What one change did. Of those that may continue each other, `space` is white space and `word` other text that was
 * typed; `replacing`: text in another's place. What is done under one other name (an input method's composition, a
 * command) is one. `alone` is done at once, and nothing goes on with it.
 */
export type Kind = "word" | "space" | "replacing" | "deleting" | "alone" | `one:${number}`;

/** A step, or a part of one: it ends at `document`. */
export interface Cut<Document> {
  readonly document: Document;
  readonly step: NamedStep;
}

export interface TypingSteps<Document> {
  /** A change was made by hand; `before` is the document before it. Called for each key: it must cost nothing. */
  changed(kind: Kind, before: Document): void;
  /** What follows is another step. */
  end(): void;
  /** Whatever `run` does is one step. */
  asOne(run: () => void): void;
  /** What is to be delivered, oldest first: the steps that ended since the last call, and the one that ends with `now`. */
  take(now: Document): readonly Cut<Document>[];
}

export function createTypingSteps<Document>(): TypingSteps<Document> {
  let step: NamedStep = { step: 0 };
  let last: Kind | null = null;
  let ended: readonly Cut<Document>[] = [];
  let command: Kind | null = null;
  let commands = 0;
  const end = () => {
    last = null;
  };
  return {
    changed(made, before) {
      const kind = command ?? made;
      if (!continues(last, kind)) {
        ended = [...ended, { document: before, step }];
        step = { step: step.step + 1 };
      }
      last = kind === "replacing" ? "word" : kind;
    },
    end,
    asOne(run) {
      end();
      // Compositions count upwards.
      command = `one:${--commands}`;
      try {
        run();
      } finally {
        command = null;
        end();
      }
    },
    take(now) {
      const cuts = [...ended, { document: now, step }];
      ended = [];
      return cuts;
    },
  };
}

/** A word and the space before it are a step. */
function continues(last: Kind | null, kind: Kind): boolean {
  if (last === null || kind === "alone" || kind === "replacing") return false;
  return last === kind || (last === "space" && kind === "word");
}

/** What typing `text` is. */
export function kindOfText(text: string): Kind {
  if (!/\s/.test(text)) return "word";
  return /^\s+$/.test(text) ? "space" : "alone";
}
