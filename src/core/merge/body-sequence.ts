/** A body as a sequence of its blocks; lists and tables also as lines. */

import type { Block, Body, Dialect } from "../markdown/block.ts";
import { parseBody } from "../markdown/body.ts";
import { reparseBody } from "../markdown/reparse.ts";
import { editBetween } from "../document/patch.ts";
import type { Sequence, Unit } from "./sequence.ts";

/** The blocks of three texts of one body. What they share is read once. */
export interface Bodies {
  readonly base: Body;
  readonly mine: Body;
  readonly theirs: Body;
}

export function readBodies(
  texts: Readonly<Record<"base" | "mine" | "theirs", string>>,
  dialect: Dialect,
): Bodies {
  const base = parseBody(texts.base, dialect);
  const read = (text: string) => reparseBody(base, editBetween(texts.base, text));
  return { base, mine: read(texts.mine), theirs: read(texts.theirs) };
}

/** A body's blocks as units. `lineEnding` is what new gaps are made of. */
export function bodySequence({ lead, blocks }: Body, lineEnding: string): Sequence {
  const units = blocks.map((block) => blockUnit(block, lineEnding));
  return {
    lead,
    units,
    rule: { kind: "blocks", isUnordered: false, separator: lineEnding + lineEnding },
  };
}

function blockUnit({ source, gap, tree }: Block, lineEnding: string): Unit {
  const hasLines = tree?.type === "list" || tree?.type === "table";
  return {
    text: source,
    gap,
    name: null,
    inside: hasLines ? () => lineSequence(source, lineEnding) : null,
  };
}

function lineSequence(text: string, lineEnding: string): Sequence {
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  const units = lines.map((line): Unit => {
    const end = line.search(/[\r\n]*$/);
    return { text: line.slice(0, end), gap: line.slice(end), name: null, inside: null };
  });
  return { lead: "", units, rule: { kind: "lines", isUnordered: false, separator: lineEnding } };
}
