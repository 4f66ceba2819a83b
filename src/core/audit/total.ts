/** Audits of many documents, summed. */

import { AUDIT_KINDS, type AuditKind, type DocumentAudit, type EditFigures } from "./audit.ts";

export interface AuditTotal {
  readonly files: number;
  readonly identical: number;
  /** Files that could not be audited: not text. Callers add those they could not read. */
  readonly skipped: number;
  readonly edits: Readonly<Record<AuditKind, EditFigures>>;
}

/** The sum of `audits`, in the form that `galley audit --json` prints. */
export function totalAudit(audits: readonly DocumentAudit[], skipped = 0): AuditTotal {
  const edits = Object.fromEntries(
    AUDIT_KINDS.map((kind) => [kind, audits.map((audit) => audit.edits[kind]).reduce(plus, NONE)]),
  ) as Record<AuditKind, EditFigures>;
  return {
    files: audits.length + skipped,
    identical: audits.filter(({ identical }) => identical).length,
    skipped,
    edits,
  };
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
