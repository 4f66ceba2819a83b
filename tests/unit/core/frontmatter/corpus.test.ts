import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { applyEdit } from "../../../../src/core/document/patch.ts";
import { splitDocument } from "../../../../src/core/document/parts.ts";
import { sameValue } from "../../../../src/core/frontmatter/compare.ts";
import { editField } from "../../../../src/core/frontmatter/edit.ts";
import { otherReadingOf } from "../../../../src/core/frontmatter/scalar-reading.ts";
import { readFrontmatter } from "../../../../src/core/frontmatter/read.ts";

const corpora = resolve(process.env["GALLEY_CORPORA"] ?? "../shared/corpora");
const isThere = existsSync(corpora);

function documents(): { readonly path: string; readonly text: string }[] {
  return readdirSync(corpora, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|mdx|markdown)$/.test(entry.name))
    .map((entry) => ({
      path: join(entry.parentPath, entry.name),
      text: readFileSync(join(entry.parentPath, entry.name), "utf8"),
    }));
}

describe.skipIf(!isThere)(
  `real articles${isThere ? "" : ` (skipped: no folder ${corpora}; set GALLEY_CORPORA)`}`,
  () => {
    test(
      "[F10] a text field set to a new value and back: one hunk inside that value, then every byte as before",
      { timeout: 120_000 },
      () => {
        const failures: string[] = [];
        let tried = 0;
        for (const { path, text } of documents()) {
          const reading = readFrontmatter(splitDocument(text));
          if (reading.kind !== "read") continue;
          for (const place of reading.places.filter((each) => each.path.length === 1 && each.editable)) {
            const name = String(place.path[0]);
            const old = reading.values[name];
            // A bare "yes" comes back in quotes: other readers would take it for true.
            if (typeof old !== "string" || old === "" || otherReadingOf(old) !== null) continue;
            tried++;
            // A word in the middle: what a person does to a text, and what must leave wrapped lines alone.
            const middle = Math.ceil(old.length / 2);
            const value = `${old.slice(0, middle)}Galley${old.slice(middle)}`;
            try {
              const edit = editField(text, { kind: "set", path: [name], value });
              const [patch] = edit;
              const edited = applyEdit(text, edit);
              const within =
                patch !== undefined &&
                edit.length === 1 &&
                patch.from >= place.value.from &&
                patch.to <= place.value.to;
              const after = readFrontmatter(splitDocument(edited));
              const reads =
                after.kind === "read" && sameValue(after.values, { ...reading.values, [name]: value });
              const back = applyEdit(edited, editField(edited, { kind: "set", path: [name], value: old }));
              if (!within || !reads || back !== text)
                failures.push(`${path} ${name}: ${JSON.stringify(edit)} ${within} ${reads} ${back === text}`);
            } catch (error) {
              failures.push(`${path} ${name}: ${String(error)}`);
            }
          }
        }
        expect(failures).toEqual([]);
        expect(tried).toBeGreaterThan(1000);
      },
    );
  },
);
