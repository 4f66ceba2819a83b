/** A window as it is built, small: for tests of how hosts serve it. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export async function builtPages(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "galley-pages-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "assets"));
  await writeFile(
    join(folder, "index.html"),
    "<!doctype html>\n<html>\n  <head>\n    <title>Galley</title>\n  </head>\n</html>\n",
  );
  await writeFile(join(folder, "assets", "main.js"), "export {};\n");
  await writeFile(join(folder, "assets", "main.css"), ":root {}\n");
  await writeFile(join(folder, "assets", "notes.txt"), "not of a kind that a window uses\n");
  return folder;
}
