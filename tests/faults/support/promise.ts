/** What a promise's test is given, and what it says afterwards. */

import type { CompiledInjector } from "./injector.ts";

/** How much is done: in `npm test`, in `npm run test:faults`, and with `--long`. */
export type Length = "short" | "normal" | "long";

export interface Trial {
  readonly length: Length;
  /** False once somebody asked for the end (Ctrl-C): a campaign then tells what it reached. */
  readonly goesOn: () => boolean;
  /** How often a thing is done at this length. */
  readonly times: (short: number, normal: number, long: number) => number;
  /** An empty folder on the disk, by its real path, for this promise alone. */
  readonly work: string;
  /** `null` where nothing could compile it. */
  readonly injector: CompiledInjector | null;
  /** Which saver the services are run with. */
  readonly saver: SaverName;
}

export type SaverName = "galley" | "write-file-atomic";

export interface Outcome {
  /** What was counted, in one line. */
  readonly figures: string;
  /** Each way in which the promise was broken; none when it held. */
  readonly broken: readonly string[];
  /** Parts that this machine cannot try, and why. */
  readonly skipped?: readonly string[];
}

export interface DataPromise {
  readonly id: string;
  readonly run: (trial: Trial) => Promise<Outcome>;
}

/** Every broken case of one kind, with the first ones in words. */
export interface Tally {
  readonly add: (what: string) => void;
  readonly count: () => number;
  readonly found: () => readonly string[];
}

const MOST_TOLD = 5;

export function tally(kind: string): Tally {
  const told: string[] = [];
  let count = 0;
  return {
    add(what) {
      count++;
      if (told.length < MOST_TOLD) told.push(`${kind}: ${what}`);
    },
    count: () => count,
    found: () => (count > told.length ? [...told, `${kind}: ${count - told.length} more`] : told),
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
