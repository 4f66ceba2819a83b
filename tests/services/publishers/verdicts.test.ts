/** Verdicts on frontmatter beside the publisher's own. `GALLEY_VERDICTS=all` compares every value, not every sixth. */

import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { VerdictValue } from "#contract/publishing";
import type { ShownValue, WorkspaceId } from "#contract/values";
import { makeSite, missingPublisher } from "../../support/publisher-sites.ts";
import { at, startServices } from "../support/site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const sound: Readonly<Record<string, string>> = {
  title: '"A title"',
  description: '"A description"',
  date: "2026-01-10",
  tags: "[a, b]",
  locale: "en",
};

type Change = Readonly<Record<string, string | null>>;

/** One change each to sound frontmatter (`null`: the field is left out), and the field that is refused for it. */
const values: readonly (readonly [Change, string | null])[] = [
  [{ title: null }, "title"],
  [{ locale: "fr" }, "locale"],
  [{ extra: "1" }, null],
  [{ date: '"2026-01-10"' }, "date"],
  [{ date: "2024-13-45" }, null],
  [{ title: '"unclosed' }, ""],
  [{ tags: "[1]" }, "tags"],
  [{ title: "5" }, "title"],
  [{ title: "0o17" }, "title"],
  [{ title: "" }, "title"],
  [{ title: '""' }, null],
  [{ title: `"${"x".repeat(121)}"` }, "title"],
  [{ title: "yes" }, null],
  [{ title: "|\n  two\n  lines" }, null],
  [{ date: "1700000000" }, "date"],
  [{ date: "null" }, "date"],
  [{ date: "2026-01-10T10:00:00+09:00" }, null],
  [{ date: null }, "date"],
  [{ tags: "a" }, "tags"],
  [{ tags: "[]" }, null],
  [{ locale: null }, "locale"],
  [{ description: "2026-01-10" }, "description"],
  [{ title: '"A"\ntitle: "B"' }, ""],
];

function textWith(change: Change): string {
  const fields = Object.entries({ ...sound, ...change }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}\n`],
  );
  return `---\n${fields.join("")}---\n\nA body with the words ${JSON.stringify(change).replace(/\W+/g, " ")}.\n`;
}

const missing = await missingPublisher("astro");
if (missing !== null) console.log(`skipped: ${missing}`);

test.skipIf(missing !== null)(
  "[PU32] frontmatter is refused where the publisher refuses it, and nothing is run before trust",
  { timeout: 600_000 },
  async () => {
    const root = join(await temporaryFolder(), "site");
    await mkdir(root);
    await makeSite("astro", root);
    const { handlers, userData } = await startServices();
    const { id } = await handlers["workspace.open"]({ folder: root });
    const workspace = id as WorkspaceId;
    const path = at("src/content/articles/links/en.md");
    const check = (text: string) =>
      handlers["publisher.check"]({ workspace, path, text }) as Promise<VerdictValue>;
    expect(await check(textWith({}))).toEqual({ kind: "none" });
    expect(existsSync(join(userData, "sites"))).toBe(false);

    const { fingerprint } = await handlers["trust.read"]({ workspace });
    await handlers["trust.grant"]({ workspace, fingerprint, parent: false });
    expect(await check(textWith({}))).toEqual({ kind: "judged", refusals: [] });
    for (const [change, field] of values) {
      const verdict = await check(textWith(change));
      const fields =
        verdict.kind === "judged" ? verdict.refusals.map(({ path: [name = ""] }) => name) : verdict;
      expect(fields, JSON.stringify(change)).toEqual(field === null ? [] : [field]);
    }

    const isAll = process.env["GALLEY_VERDICTS"] === "all";
    await handlers["publisher.start"]({ workspace });
    const show = (text: string | null) =>
      handlers["publisher.show"]({ workspace, path, text }) as Promise<ShownValue>;
    expect(await show(null)).toMatchObject({ kind: "served" });
    const compared = values.filter((_, index) => isAll || index % 6 === 0);
    for (const [change, field] of compared) {
      const outcome = await show(textWith(change));
      expect(outcome.kind, JSON.stringify(change)).toBe(field === null ? "served" : "rejected");
    }
    console.log(`verdicts: ${values.length} as listed, ${compared.length} compared with Astro's own`);
  },
);
