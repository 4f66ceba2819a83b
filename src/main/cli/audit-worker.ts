/** Audits one file after another off the main thread, so that a file which takes too long can be given up. */

import { readFileSync } from "node:fs";
import { auditDocument, type DocumentAudit } from "#core/audit/audit";
import { decodeBytes, encodeText } from "#services/storage/encoding";
import { answerTasks } from "#services/threads/answer-tasks";

export interface AuditTask {
  readonly file: string;
  /** From the audited folder, with "/" between names. */
  readonly path: string;
  readonly seed: number;
}

/** `audit` is `null` for a file that is not text: opened read-only, it is never written. */
export interface AuditAnswer {
  readonly audit: DocumentAudit | null;
}

/** Read a file through the services' encoding, as the editor does, and audit its text. */
export function auditFile({ file, path, seed }: AuditTask): AuditAnswer {
  const bytes = readFileSync(file);
  const { text, encoding, exact } = decodeBytes(bytes);
  if (!exact) return { audit: null };
  const audit = auditDocument(path, text, seed);
  const isSame = bytes.equals(encodeText(text, encoding));
  return { audit: { ...audit, identical: audit.identical && isSame } };
}

answerTasks(auditFile);
