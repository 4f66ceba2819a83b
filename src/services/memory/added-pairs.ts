/** Pairs that a person took in from other memories: kept in Galley's own folder, for one site and two languages. */

import type { MemoryPair } from "#core/memory/memory";
import { isObject, type JsonFile } from "../storage/json-file.ts";
import type { Languages } from "./site-memory.ts";

interface AddedPairs {
  /** By the name of their file; the same array as long as nothing was added. */
  readonly of: (root: string, languages: Languages) => Promise<ReadonlyMap<string, readonly MemoryPair[]>>;
  /** Instead of what a file of that name added before. */
  readonly add: (
    root: string,
    languages: Languages,
    file: { readonly name: string; readonly pairs: readonly MemoryPair[] },
  ) => Promise<void>;
}

/** `[unit, source, target]`. */
type Written = readonly [string, string, string];

export function openAddedPairs(file: JsonFile): AddedPairs {
  // Read once: it is asked for with every block.
  let known: Promise<Readonly<Record<string, unknown>>> | null = null;
  const made = new WeakMap<object, readonly MemoryPair[]>();
  const pairsOnce = (written: unknown, name: string): readonly MemoryPair[] => {
    if (typeof written !== "object" || written === null) return [];
    const pairs = made.get(written) ?? pairsOf(written, name);
    made.set(written, pairs);
    return pairs;
  };
  const keyOf = (root: string, { source, target }: Languages): string =>
    JSON.stringify([root, source ?? "", target ?? ""]);
  return {
    async of(root, languages) {
      known ??= file.read();
      const files = recordOf((await known)[keyOf(root, languages)]);
      return new Map(
        Object.entries(files).map(([name, written]) => [name, pairsOnce(written, name)] as const),
      );
    },
    async add(root, languages, { name, pairs }) {
      const key = keyOf(root, languages);
      const written = pairs.map(({ unit, source, target }): Written => [unit, source, target]);
      const all = await file.update((before) => ({
        ...before,
        [key]: { ...recordOf(before[key]), [name]: written },
      }));
      known = Promise.resolve(all);
    },
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function pairsOf(written: unknown, name: string): readonly MemoryPair[] {
  return (Array.isArray(written) ? written : []).flatMap((one: unknown): readonly MemoryPair[] => {
    if (!Array.isArray(one)) return [];
    const [unit, source, target] = one as readonly unknown[];
    if (typeof source !== "string" || typeof target !== "string") return [];
    return [{ unit: unit === "block" ? "block" : "sentence", source, target, from: name }];
  });
}
