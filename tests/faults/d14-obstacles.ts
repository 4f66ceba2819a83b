/** D14: whatever stands in the way of a save, the text is still there: told by name, and in the journal. */

import { execFileSync } from "node:child_process";
import { chmod, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execPath } from "node:process";
import type { FailureCode } from "#contract/failure";
import {
  openArticle,
  outcomeOf,
  startGalley,
  textAt,
  type EditedArticle,
  type Galley,
} from "./support/galley.ts";
import { tally, type DataPromise } from "./support/promise.ts";

interface Obstacle {
  readonly name: string;
  readonly codes: readonly FailureCode[];
  readonly put: (path: string) => Promise<void>;
  readonly lift?: (path: string) => Promise<void>;
  /** Whether the file keeps its text, as opposed to being gone. */
  readonly keepsFile?: boolean;
}

const OBSTACLES: readonly Obstacle[] = [
  {
    name: "read-only",
    codes: ["read-only"],
    put: (path) => chmod(path, 0o444),
    lift: (path) => chmod(path, 0o644),
    keepsFile: true,
  },
  {
    name: "immutable",
    codes: ["read-only", "no-permission"],
    put: async (path) => void execFileSync("chattr", ["+i", path], { stdio: "ignore" }),
    lift: async (path) => void execFileSync("chattr", ["-i", path], { stdio: "ignore" }),
    keepsFile: true,
  },
  { name: "vanished", codes: ["vanished"], put: (path) => rm(path) },
  {
    name: "replaced by a folder",
    codes: ["not-a-file", "vanished"],
    async put(path) {
      await rm(path);
      await mkdir(path);
    },
  },
  {
    name: "replaced by a link out of the folder",
    codes: ["outside-workspace"],
    async put(path) {
      await rm(path);
      await symlink(execPath, path);
    },
  },
  {
    name: "replaced by a pipe",
    codes: ["not-a-file"],
    async put(path) {
      await rm(path);
      execFileSync("mkfifo", [path]);
    },
  },
  {
    name: "changed by another program",
    codes: ["changed-on-disk"],
    put: (path) => writeFile(path, "theirs"),
  },
  {
    name: "its folder moved away",
    codes: ["vanished", "not-found"],
    put: (path) => rename(join(path, ".."), `${join(path, "..")}-moved`),
  },
];

const OLD = "the old text\n";
const TYPED = "typed and not saved: ";

export const obstacles: DataPromise = {
  id: "D14",
  async run({ work, saver }) {
    const wrong = tally("wrong");
    const skipped: string[] = [];
    let tried = 0;
    const data = join(work, "data");
    const galley = await startGalley({ userData: data, saver });
    const left: { readonly site: string; readonly name: string }[] = [];
    for (const [index, obstacle] of OBSTACLES.entries()) {
      const site = join(work, `site-${index}`);
      const path = join(site, "notes", "a.md");
      await mkdir(join(path, ".."), { recursive: true });
      await writeFile(path, OLD);
      const article = await openArticle(galley, site, "notes/a.md");
      await keepUnsaved(galley, article);
      try {
        await obstacle.put(path);
      } catch {
        skipped.push(`${obstacle.name}: not on this file system, or not for this person`);
        continue;
      }
      tried++;
      const outcome = await outcomeOf(article.save(TYPED + OLD));
      if (!obstacle.codes.some((code) => code === outcome)) wrong.add(`${obstacle.name}: told ${outcome}`);
      if (obstacle.keepsFile === true && (await textAt(path)) !== OLD)
        wrong.add(`${obstacle.name}: the file changed`);
      await obstacle.lift?.(path);
      left.push({ site, name: obstacle.name });
    }
    await galley.kill();
    const next = await startGalley({ userData: data, saver });
    for (const { site, name } of left)
      if (!(await unsavedTexts(next, site)).includes(TYPED + OLD))
        wrong.add(`${name}: not in the journal afterwards`);
    await next.close();
    return {
      figures: `${tried} obstacles, each told by name, the text in the journal after a kill: ${wrong.count()} wrong`,
      broken: wrong.found(),
      skipped,
    };
  },
};

/** As the window does while somebody types. */
async function keepUnsaved(galley: Galley, { workspace, path, opened }: EditedArticle): Promise<void> {
  await galley.calls["journal.begin"]({
    workspace,
    path,
    window: "window-of-the-test",
    encoding: opened.encoding,
    base: { revision: opened.revision, text: opened.text },
    change: { edit: [{ from: 0, to: 0, insert: TYPED }], length: OLD.length + TYPED.length },
    replaces: null,
  });
}

async function unsavedTexts(galley: Galley, site: string): Promise<readonly string[]> {
  const { id: workspace } = await galley.calls["workspace.open"]({ folder: site });
  const { entries } = await galley.calls["journal.list"]({ workspace });
  const texts = entries.map(({ entry }) => galley.calls["journal.read"]({ workspace, entry }));
  return (await Promise.all(texts)).map(({ text }) => text);
}
