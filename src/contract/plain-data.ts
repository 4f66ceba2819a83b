/** Plain data: what JSON can carry, within limits that no parser or validator can be broken by. */

import { LONGEST_TEXT } from "./values.ts";
import type { CallName } from "./calls.ts";

export interface DataLimits {
  /** Nesting of arrays and objects. */
  readonly depth: number;
  /** Values, counting every key, string, number, array and object. */
  readonly values: number;
  /** UTF-16 code units of all strings and keys together. */
  readonly characters: number;
}

const smallMessage: DataLimits = { depth: 32, values: 100_000, characters: 1_000_000 };
const documentMessage: DataLimits = { ...smallMessage, characters: LONGEST_TEXT + 100_000 };

/** A document as the file holds it, and what of it is other now. */
const editedDocumentMessage: DataLimits = { ...smallMessage, characters: 2 * LONGEST_TEXT + 100_000 };

/** Paths of very many articles, or what is to be replaced in them. */
const planMessage: DataLimits = { depth: 32, values: 2_000_000, characters: LONGEST_TEXT };

const large: Readonly<Partial<Record<CallName, DataLimits>>> = {
  "changes.plan": planMessage,
  "changes.apply": planMessage,
  "document.save": documentMessage,
  "document.create": documentMessage,
  "articles.make": documentMessage,
  "document.delete": documentMessage,
  "exchange.read": documentMessage,
  "history.keep": documentMessage,
  "media.add": documentMessage,
  "journal.begin": editedDocumentMessage,
  "journal.write": documentMessage,
  "memory.import": documentMessage,
  "publisher.show": documentMessage,
  "publisher.fast": documentMessage,
  "publisher.check": documentMessage,
  "publisher.prove": documentMessage,
  "sharing.join": documentMessage,
  "sharing.exchange": documentMessage,
  "translations.note": documentMessage,
  "translations.traffic": documentMessage,
};

/** How large the input of a call may be. Only calls that carry a document may be large. */
export function limitsOf(call: CallName): DataLimits {
  return large[call] ?? smallMessage;
}

/** The longest JSON text, in bytes, that an input within `limits` is expected to need: three bytes a character. */
export function bytesFor(limits: DataLimits): number {
  return limits.characters * 3;
}

export type DataFault = "not-plain" | "too-deep" | "too-large";

/**
 * Say why `value` is not plain data within `limits`, or `null` when it is.
 *
 * Plain is: null, booleans, finite numbers, strings, arrays without holes, and objects without a prototype of their
 * own making. Never recurses, so no depth breaks it; a cycle counts as too deep.
 */
export function faultOf(value: unknown, limits: DataLimits): DataFault | null {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  let values = 0;
  let characters = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const children = childrenOf(next.value);
    if (children === null) return "not-plain";
    characters += children.characters;
    values += 1;
    if (next.depth + (children.inside.length > 0 ? 1 : 0) > limits.depth) return "too-deep";
    if (values + waiting.length + children.inside.length > limits.values || characters > limits.characters) {
      return "too-large";
    }
    for (const child of children.inside) waiting.push({ value: child, depth: next.depth + 1 });
  }
  return null;
}

interface Children {
  readonly inside: readonly unknown[];
  readonly characters: number;
}

const none: Children = { inside: [], characters: 0 };

/** What stands inside a value, and the characters that it holds itself. `null` when it is not plain. */
function childrenOf(value: unknown): Children | null {
  if (value === null || typeof value === "boolean") return none;
  if (typeof value === "string") return { inside: [], characters: value.length };
  if (typeof value === "number") return Number.isFinite(value) ? none : null;
  if (typeof value !== "object") return null;
  if (Array.isArray(value)) return { inside: value, characters: 0 };
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return null;
  const keys = Object.keys(value);
  return { inside: Object.values(value), characters: keys.reduce((sum, key) => sum + key.length, 0) };
}

/**
 * Say whether JSON `text` nests deeper than `depth`, without parsing it: brackets outside strings are counted.
 *
 * Text that is not JSON may get either answer; the parser refuses it afterwards.
 */
export function nestsDeeper(text: string, depth: number): boolean {
  let open = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (inString) {
      if (unit === 0x5c) index += 1;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x5b || unit === 0x7b) {
      open += 1;
      if (open > depth) return true;
    } else if (unit === 0x5d || unit === 0x7d) open -= 1;
  }
  return false;
}
