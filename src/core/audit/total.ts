/** Audits of many documents, summed. */

import type { IslandKind } from "../markdown/block.ts";
import {
  AUDIT_KINDS,
  STRUCTURE_AUDIT_KINDS,
  type AuditKind,
  type DocumentAudit,
  type EditFigures,
  type StructureAuditKind,
} from "./audit.ts";
import { HOLDINGS, type Holdings } from "./inventory.ts";

export interface AuditTotal {
  readonly files: number;
  readonly identical: number;
  /** Files that could not be audited: not text. Callers add those they could not read. */
  readonly skipped: number;
  readonly edits: Readonly<Record<AuditKind, EditFigures>>;
  readonly structure: Readonly<Record<StructureAuditKind, EditFigures>>;
  /** Edits that could only be written as HTML. */
  readonly fallbacks: number;
  readonly blocks: number;
  readonly islands: Readonly<Partial<Record<IslandKind, number>>>;
  readonly held: Holdings;
  /** How much of what the sources hold the editor would not: characters, links, images… */
  readonly lost: number;
}

/** The sum of `audits`, in the form that `galley audit --json` prints. */
export function totalAudit(audits: readonly DocumentAudit[], skipped = 0): AuditTotal {
  return {
    files: audits.length + skipped,
    identical: audits.filter(({ identical }) => identical).length,
    skipped,
    edits: summed(
      AUDIT_KINDS,
      audits.map(({ edits }) => edits),
    ),
    structure: summed(
      STRUCTURE_AUDIT_KINDS,
      audits.map(({ structure }) => structure),
    ),
    fallbacks: sum(audits.map(({ fallbacks }) => fallbacks)),
    blocks: sum(audits.map(({ blocks }) => blocks)),
    islands: islandsOf(audits),
    held: Object.fromEntries(
      HOLDINGS.map((kind) => [kind, sum(audits.map(({ inventory }) => inventory.held[kind]))]),
    ) as Record<keyof Holdings, number>,
    lost: sum(audits.map(({ inventory }) => inventory.lost)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function summed<Kind extends string>(
  kinds: readonly Kind[],
  figures: readonly Readonly<Record<Kind, EditFigures>>[],
): Readonly<Record<Kind, EditFigures>> {
  const entries = kinds.map((kind) => [kind, figures.map((each) => each[kind]).reduce(plus, NONE)]);
  return Object.fromEntries(entries) as Readonly<Record<Kind, EditFigures>>;
}

const NONE: EditFigures = { tried: 0, confined: 0, ideal: 0, reparsed: 0 };

function plus(one: EditFigures, other: EditFigures): EditFigures {
  return {
    tried: one.tried + other.tried,
    confined: one.confined + other.confined,
    ideal: one.ideal + other.ideal,
    reparsed: one.reparsed + other.reparsed,
  };
}

function islandsOf(audits: readonly DocumentAudit[]): AuditTotal["islands"] {
  const total: Partial<Record<IslandKind, number>> = {};
  for (const { islands } of audits) {
    for (const [kind, count] of Object.entries(islands) as [IslandKind, number][])
      total[kind] = (total[kind] ?? 0) + count;
  }
  return total;
}
