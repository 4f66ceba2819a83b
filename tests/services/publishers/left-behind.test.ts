import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { differences, filesWith, pictureOf } from "../../soak/left-behind.ts";

test("[PU9] what previewing would leave in a site or its packages is noticed", async () => {
  const site = await temporaryFolder({ "a.md": "A text.\n", "b/c.md": "Another one.\n" });
  const packages = await temporaryFolder({ "tool/index.js": "export {};\n" });
  const folders = [site, packages];
  const before = await pictureOf(folders);
  expect(differences(before, await pictureOf(folders))).toEqual([]);
  expect(await filesWith(folders, "unsaved", before.begun)).toEqual([]);

  await writeFile(join(site, "a.md"), "B text.\n");
  await mkdir(join(packages, ".cache"));
  await writeFile(join(packages, ".cache", "store"), "an unsaved word");
  expect(differences(before, await pictureOf(folders))).toEqual([
    `changed: ${join(site, "a.md")}`,
    `new: ${join(packages, ".cache")}`,
    `new: ${join(packages, ".cache", "store")}`,
  ]);
  expect(await filesWith(folders, "unsaved", before.begun)).toEqual([
    `holds unsaved text: ${join(packages, ".cache", "store")}`,
  ]);
});
