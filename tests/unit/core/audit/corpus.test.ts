import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { auditDocument, type DocumentAudit } from "#core/audit/audit";
import { totalAudit } from "#core/audit/total";

const corpora = resolve(process.env["GALLEY_CORPORA"] ?? "../shared/corpora");
const isThere = existsSync(corpora);
const all = process.env["GALLEY_CORPORA_ALL"] === "1";
/** How many articles are audited by default: what a run of all tests has time for. */
const SAMPLE = 48;

function articles(): string[] {
  const paths = readdirSync(corpora, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|mdx|markdown)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const every = Math.max(1, Math.floor(paths.length / SAMPLE));
  return all ? paths : paths.filter((_, index) => index % every === 0);
}

function audit(path: string): DocumentAudit {
  // A byte order mark is part of a document's text.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(path));
  return auditDocument(relative(corpora, path), text, 1);
}

const skipped = isThere ? "" : ` (skipped: no folder ${corpora}; set GALLEY_CORPORA)`;

describe.skipIf(!isThere)(`real articles${skipped}`, () => {
  test(
    "[W44] are identical without an edit, and every edit is confined and reads as it was made",
    { timeout: 1_800_000 },
    () => {
      const audits = articles().map(audit);
      const { files, identical, edits } = totalAudit(audits);
      expect(
        audits
          .flatMap(({ path, failures }) => failures.map((failure) => ({ path, ...failure })))
          .filter(({ broken }) => broken.join() !== "ideal"),
      ).toEqual([]);
      expect(identical).toBe(files);
      for (const [kind, { tried, confined, ideal, reparsed }] of Object.entries(edits)) {
        expect([kind, confined, reparsed]).toEqual([kind, tried, tried]);
        // A construct that no form but another can hold (an unclosed fence, stars beside stars) is no defect.
        expect(ideal, kind).toBeGreaterThanOrEqual(tried - Math.max(1, tried / 100));
      }
    },
  );
});
