/** Messages that no window of ours would send: the known tricks, then random ones, the same in every run. */

import fc from "fast-check";
import { contract } from "#contract/calls";

export interface HostileMessage {
  readonly name: unknown;
  readonly input: unknown;
}

/** `count` random messages after the known ones. None is a valid call. */
export function hostileMessages(count: number): readonly HostileMessage[] {
  return [...known(), ...fc.sample(randomMessage, { seed: 20261122, numRuns: count })];
}

function known(): readonly HostileMessage[] {
  const deep = (levels: number) => JSON.parse("[".repeat(levels) + "]".repeat(levels)) as unknown;
  const polluting = JSON.parse(
    '{"__proto__": {"polluted": true}, "workspace": "wwwwwwwwwwwwwwww"}',
  ) as unknown;
  const inputs: readonly unknown[] = [
    deep(1000),
    { typed: deep(60) },
    { path: deep(40) },
    polluting,
    { workspace: "w".repeat(16), path: { toString: 1 } },
    { workspace: "w".repeat(16), path: "\u{0}".repeat(5000) },
    Array.from({ length: 200_000 }, () => 0),
    Object.fromEntries(Array.from({ length: 120_000 }, (_, index) => [`key${index}`, 0])),
    { url: "x".repeat(2_000_000) },
  ];
  const takesInput = ["document.open", "folders.forget", "link.open", "workspace.open", "schema.values"];
  return takesInput.flatMap((name) => inputs.map((input) => ({ name, input })));
}

/** Calls for which an empty object, or one with names that they do not know, is right. */
const takesNothing = new Set(["app.start", "folders.recent", "folders.choose", "settings.change"]);

/** Anything that JSON can carry, under a real or invented name; never an object that could be a right input. */
const randomMessage: fc.Arbitrary<HostileMessage> = fc.record({
  name: fc.oneof(
    fc.constantFrom(...Object.keys(contract).filter((name) => !takesNothing.has(name))),
    fc.constantFrom("__proto__", "constructor", "valueOf", "then", "prototype"),
    fc.string({ maxLength: 30 }).filter((name) => !Object.hasOwn(contract, name) && !/[/?#\\.]/.test(name)),
  ),
  input: fc.oneof(
    fc
      .jsonValue({ maxDepth: 5 })
      .filter((value) => value === null || typeof value !== "object" || Array.isArray(value)),
    fc.dictionary(fc.constantFrom("x", "y", "__proto__x", "workspaceId"), fc.jsonValue({ maxDepth: 3 })),
  ),
});
