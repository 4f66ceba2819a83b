import { describe, expect, test } from "vitest";
import { auditFields } from "#core/audit/field-edit";
import { auditFieldStructure } from "#core/audit/field-structure";
import { seededRandom } from "#core/audit/random";

const audit = (text: string, seed = 1) => auditFields(text, seededRandom("a.md", seed));

const DOCUMENTS = {
  yaml: `---\n# above\ntitle: "An article"  # keep\ntags:\n  - one\n  - two\nseo:\n  title: T\ndate: 2026-01-05\n---\nText.\n`,
  crlf: `---\r\ntitle: One\r\nsummary: |\r\n  two\r\n  lines\r\ndraft: false\r\n---\r\nText.\r\n`,
  toml: `+++\ntitle = "An article"\ntags = [\n  "one",\n  "two",\n]\n[params]\nkey = 1\n+++\nText.\n`,
  json: `{\n  "title": "An article",\n  "tags": ["one"],\n  "draft": true\n}\n\nText.\n`,
  flow: `---\n{title: One, tags: [a], date: 2026-01-05}\n---\n`,
};

describe("fields edited, added and removed", () => {
  test.each(Object.entries(DOCUMENTS))(
    "[W41] %s: three tries, each one hunk of its own lines",
    (_name, text) => {
      for (let seed = 0; seed < 12; seed++) {
        const audits = audit(text, seed);
        expect(audits).toHaveLength(3);
        for (const audited of audits)
          expect(audited).toMatchObject({ confined: true, ideal: true, reparsed: true });
      }
    },
  );

  test.each(Object.entries(DOCUMENTS))("[W45] %s: a field renamed, and two reordered", (_name, text) => {
    for (let seed = 0; seed < 12; seed++) {
      for (const kind of ["rename", "reorder"] as const) {
        const audited = auditFieldStructure(text, kind, seededRandom("a.md", seed));
        if (audited) expect(audited).toMatchObject({ confined: true, ideal: true, reparsed: true });
        expect([kind, audited === null && kind === "rename"]).toEqual([kind, false]);
      }
    }
  });

  test("[W45] a field that cannot be moved did not do what was asked, and stops nothing", () => {
    const anchored = "---\na: &x 1\nb: *x\n---\n";
    expect(auditFieldStructure(anchored, "reorder", seededRandom("a.md", 1))).toBeNull();
    expect(auditFieldStructure(anchored, "rename", seededRandom("a.md", 1))).toMatchObject({
      reparsed: true,
    });
  });

  test("[W41] what the three tries write", () => {
    const [edited, added, removed] = audit("---\ntitle: One\n---\nText.\n");
    expect(edited?.after).toBe("---\ntitle: One galley\n---\n");
    expect(added?.after).toBe("---\ntitle: One\ngalleyField: galley\n---\n");
    expect(removed?.after).toBe("---\n---\n");
  });

  test("[W41] a document without frontmatter has a place for a new field only", () => {
    const audits = audit("\uFEFFText.\n");
    expect(audits).toHaveLength(1);
    expect(audits[0]).toMatchObject({ confined: true, ideal: true, reparsed: true });
    expect(audits[0]?.after).toBe("\uFEFF---\ngalleyField: galley\n---\n");
  });

  test("[W41] frontmatter that a form cannot edit is not tried", () => {
    expect(audit("---\ntitle: [\n---\n")).toEqual([]);
  });
});
