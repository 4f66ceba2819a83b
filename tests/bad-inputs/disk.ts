/** Bad inputs 47-58: the disk and other processes. */

import { chmod, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { at, openSite, type OpenSite } from "../services/support/site.ts";
import { codeOf, type BadInput } from "./bad-input.ts";
import { replaceByFolder } from "./paths.ts";

const article = "---\ntitle: A\n---\n\nText.\n";
const FAULTS = "tests/services/storage/saver-faults.test.ts";
const SAVER = "tests/services/storage/saver.test.ts";

async function dirty(): Promise<{ readonly site: OpenSite; readonly save: () => Promise<string> }> {
  const site = await openSite({ "a.md": article });
  const { encoding, revision } = await site.handlers["document.open"]({
    workspace: site.workspace,
    path: at("a.md"),
  });
  const asked = () =>
    site.handlers["document.save"]({
      workspace: site.workspace,
      path: at("a.md"),
      text: `${article}Mine.\n`,
      encoding,
      base: revision as never,
    });
  return { site, save: () => codeOf(asked()) };
}

export const diskInputs: readonly BadInput[] = [
  {
    number: 47,
    what: "killed at any moment",
    heldBy: [["tests/services/storage/saver-kill.test.ts", "[ST11]"]],
  },
  {
    number: 48,
    what: "a full disk",
    heldBy: [[SAVER, "[ST13] a full disk (%s) leaves the file and no other"]],
  },
  {
    number: 49,
    what: "a disk or file that may not be written",
    async check() {
      const { site, save } = await dirty();
      await chmod(join(site.root, "a.md"), 0o444);
      expect(await save()).toBe("read-only");
      expect(await readFile(join(site.root, "a.md"), "utf8")).toBe(article);
    },
    heldBy: [
      [SAVER, "[ST13] %s on opening is read-only"],
      [SAVER, "an immutable file is read-only"],
    ],
  },
  { number: 50, what: "an I/O error on syncing", heldBy: [[FAULTS, "a failure after the rename is told"]] },
  { number: 51, what: "a rename that fails three times", heldBy: [[FAULTS, "[ST10]"]] },
  {
    number: 52,
    what: "the file is gone, or a folder now, while it is edited",
    async check() {
      const one = await dirty();
      await replaceByFolder(join(one.site.root, "a.md"));
      expect(await one.save()).toBe("not-a-file");
    },
    heldBy: [["tests/services/workspace/documents.test.ts", "[ST13] a folder in its place"]],
  },
  {
    number: 53,
    what: "another program's edit of the same size, with an older time",
    async check() {
      const { site, save } = await dirty();
      await writeFile(join(site.root, "a.md"), article.replace("Text.", "Else."));
      await utimes(join(site.root, "a.md"), 1000, 1000);
      expect(await save()).toBe("changed-on-disk");
      expect(await readFile(join(site.root, "a.md"), "utf8")).toContain("Else.");
    },
  },
  {
    number: 54,
    what: "thousands of files change while one is edited",
    async check() {
      const { site, save } = await dirty();
      for (let index = 0; index < 300; index += 1) await writeFile(join(site.root, `n${index}.md`), article);
      await writeFile(join(site.root, "a.md"), `${article}Theirs.\n`);
      expect(await save()).toBe("changed-on-disk");
      // What the watcher tells comes in one lot when the disk is quiet again.
      await expect
        .poll(
          async () => (await site.handlers["library.read"]({ workspace: site.workspace })).articles.length,
          {
            timeout: 30_000,
          },
        )
        .toBe(301);
    },
  },
  { number: 55, what: "two windows, two processes", heldBy: [[SAVER, "two savers on one base: one wins"]] },
  {
    number: 56,
    what: "the clock runs backwards",
    async check() {
      const { site, save } = await dirty();
      // Neither a file from the future nor one from the past decides anything: only its bytes do.
      for (const time of [4_000_000_000, 1]) await utimes(join(site.root, "a.md"), time, time);
      expect(await save()).toBe("none");
    },
  },
  { number: 57, what: "a disk that hangs", heldBy: [["src/services/storage/saver.ts", "await"]] },
  {
    number: 58,
    what: "temporary files of a killed process",
    heldBy: [[SAVER, "[ST12] clears away what a killed process left"]],
  },
];
