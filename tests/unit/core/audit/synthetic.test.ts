import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auditDocument, type AuditFailure } from "#core/audit/audit";
import { syntheticDocument } from "../../../support/synthetic.ts";

const runs = Number(process.env["GALLEY_RUNS"] ?? 25);
const seed = Number(process.env["GALLEY_SEED"] ?? 17);

/** What must never be: anything outside of an edit changed, or a text that reads otherwise without the person being told. */
function isBroken({ broken, isIsland, kind }: AuditFailure): boolean {
  if (kind === "identical" || kind === "held" || broken.includes("confined")) return true;
  return broken.includes("reparsed") && !isIsland;
}

describe("documents as sites hold them", () => {
  test("[W48] are kept to the byte, held whole, and every edit is confined and reads as it was made", () => {
    fc.assert(
      fc.property(syntheticDocument, fc.nat(1000), ({ path, text }, places) => {
        expect(auditDocument(path, text, places).failures.filter(isBroken)).toEqual([]);
      }),
      { numRuns: runs, seed },
    );
  }, 600_000);
});
