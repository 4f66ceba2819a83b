import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { numberedText, numberIn } from "../../support/numbered.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SAVE_LOOP = join(import.meta.dirname, "../support/save-loop.ts");
/** The saver alone; D1 of `npm run test:faults` ends whole Galleys, by the hundreds. */
const KILLS = 10;
const STEP = 40_000;

/** Save in another process, kill it at a random moment; the number of the last save that it acknowledged. */
async function killedWhileSaving(path: string): Promise<number> {
  await writeFile(path, numberedText(0, 0));
  const child = spawn(process.execPath, [SAVE_LOOP, path, String(STEP)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (told += text));
  const ended = once(child, "close");
  await once(child.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
  child.kill("SIGKILL");
  await ended;
  // The last line may be cut: only whole ones were acknowledged.
  return Number(told.split("\n").at(-2));
}

test(
  `[ST11] ${KILLS} kills at random moments: 0 torn, 0 empty, 0 acknowledged saves lost`,
  { timeout: 120_000 },
  async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "file.md");
    const count = { torn: 0, empty: 0, lost: 0, saves: 0, temporary: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      const acknowledged = await killedWhileSaving(path);
      const text = await readFile(path, "utf8");
      const held = numberIn(text, STEP);
      if (text === "") count.empty++;
      else if (held === null) count.torn++;
      else if (held < acknowledged) count.lost++;
      count.saves += acknowledged;
    }
    count.temporary = (await readdir(folder)).length - 1;
    console.log(`ST11 ${KILLS} kills in ${count.saves} saves: ${JSON.stringify(count)}`);
    expect(count).toMatchObject({ torn: 0, empty: 0, lost: 0 });
    expect(count.saves).toBeGreaterThan(KILLS);
  },
);
