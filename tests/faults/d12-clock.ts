/** D12: clock jumps do nothing: no decision by a time alone. */

import { mkdir, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  openArticle,
  outcomeOf,
  startGalley,
  textAt,
  type EditedArticle,
  type Galley,
} from "./support/galley.ts";
import type { FaultBoard } from "./support/injector.ts";
import { pause, tally, type DataPromise, type Trial } from "./support/promise.ts";

const DAY_SECONDS = 24 * 60 * 60;
const JUMPS = [-2, 2, -400, 400];

export const clock: DataPromise = {
  id: "D12",
  async run(trial) {
    if (trial.injector === null) return { figures: "", broken: [], skipped: ["no C compiler"] };
    const wrong = tally("wrong");
    let checks = 0;
    for (const [index, days] of JUMPS.entries()) {
      const work = join(trial.work, `jump-${index}`);
      const jumped = await jump(trial, { work, days, board: boardFor(trial, work) });
      for (const [what, holds] of jumped) {
        checks++;
        if (!holds) wrong.add(`${days} days: ${what}`);
      }
    }
    return {
      figures: `${checks} checks at clock jumps of ${JUMPS.join(", ")} days, ${wrong.count()} wrong`,
      broken: wrong.found(),
    };
  },
};

function boardFor({ injector }: Trial, work: string): FaultBoard {
  if (injector === null) throw new RangeError("an injector is needed");
  return injector.board(`${work}.board`, [work]);
}

interface Jump {
  readonly work: string;
  readonly days: number;
  readonly board: FaultBoard;
}

type Check = readonly [what: string, holds: boolean];

async function jump({ saver }: Trial, { work, days, board }: Jump): Promise<readonly Check[]> {
  const site = join(work, "site");
  await mkdir(site, { recursive: true });
  await writeFile(join(site, "a.md"), "one");
  const data = join(work, "data");
  const galley = await startGalley({ userData: data, saver, board });
  try {
    const article = await openArticle(galley, site, "a.md");
    await article.save("two");
    board.shiftClock(days * DAY_SECONDS);
    return [
      ["Galley's clock jumped", await hasJumped(galley, data, days)],
      ["saving goes on", (await outcomeOf(article.save("three"))) === "ok"],
      ...(await externalEdits(article, join(site, "a.md"), days)),
      ...(await temporaryFiles(galley, site)),
      ["versions from before the jump are there", await hasVersions(galley, article)],
    ];
  } finally {
    await galley.close();
    board.close();
  }
}

/** Opening a folder is remembered with its time. */
async function hasJumped(galley: Galley, data: string, days: number): Promise<boolean> {
  const folder = join(data, "..", "other");
  await mkdir(folder);
  await galley.calls["workspace.open"]({ folder });
  const text = await readFile(join(data, "recent-folders.json"), "utf8");
  const { folders } = JSON.parse(text) as { readonly folders: readonly { readonly openedAt: number }[] };
  const off = (folders[0]?.openedAt ?? 0) - Date.now();
  return Math.abs(off - days * DAY_SECONDS * 1000) < 60_000;
}

/** Times that lie, either way: the bytes decide. */
async function externalEdits(article: EditedArticle, path: string, days: number): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const shift of [days, -days]) {
    const before = await stat(path);
    const moved = new Date(before.mtimeMs + shift * DAY_SECONDS * 1000);
    await utimes(path, moved, moved);
    const touched = await outcomeOf(article.save(`touched ${shift}`));
    checks.push(["a touched file is saved", touched === "ok"]);
    const text = await textAt(path);
    const { atime, mtime } = await stat(path);
    await writeFile(path, text.replace("touched", "TOUCHED"));
    await utimes(path, atime, mtime);
    const refused = await outcomeOf(article.save("mine"));
    checks.push(["an edit of the same size and time is noticed", refused === "changed-on-disk"]);
    checks.push(["and stays", (await textAt(path)).startsWith("TOUCHED")]);
    await writeFile(path, text);
  }
  return checks;
}

/** Those of a living process stay, however old they look; those of a dead one go when the clock says so. */
async function temporaryFiles(galley: Galley, site: string): Promise<readonly Check[]> {
  const living = `.galley-${galley.process.pid}-0123456789abcdef.tmp`;
  const folder = join(site, "new");
  await mkdir(folder);
  await writeFile(join(folder, living), "half");
  await writeFile(join(folder, "b.md"), "b");
  const longAgo = new Date(Date.now() - 500 * DAY_SECONDS * 1000);
  await utimes(join(folder, living), longAgo, longAgo);
  const article = await openArticle(galley, site, "new/b.md");
  const outcome = await outcomeOf(article.save("c"));
  await pause(20);
  const names = await readdir(folder);
  return [
    ["saving beside a temporary file works", outcome === "ok"],
    ["a living process keeps its temporary file", names.includes(living)],
  ];
}

async function hasVersions(galley: Galley, { workspace, path }: EditedArticle): Promise<boolean> {
  const { versions } = await galley.calls["history.list"]({ workspace, path, before: null });
  const texts = await Promise.all(
    versions.map(
      async ({ revision }) => (await galley.calls["history.read"]({ workspace, path, revision })).text,
    ),
  );
  // The newest first, by the order of the saves and not by the clock.
  const order = ["three", "two", "one"].map((text) => texts.lastIndexOf(text));
  return order.every((at, index) => at >= 0 && (index === 0 || at > (order[index - 1] ?? 0)));
}
