/** D5: unsaved typing lost at `kill -9`: at most 1.0 s. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { copySampleSite, openBrowser, openText, startApp } from "./support/app.ts";
import { startGalley } from "./support/galley.ts";
import { runRepeated } from "./support/repeated-test.ts";
import { pause, tally, type DataPromise } from "./support/promise.ts";

const MILLISECONDS_A_KEY = 100;
const SHORTEST_TYPING_MILLISECONDS = 1500;
const LONGEST_TYPING_MILLISECONDS = 4500;
const MOST_LOST_SECONDS = 1;
const LANES = 2;
/** What is typed begins with this, so that it is found again. */
const MARK = "zqx";

export const typing: DataPromise = {
  id: "D5",
  async run({ work, times, goesOn }) {
    const browser = await openBrowser();
    if (browser === null) return { figures: "", broken: [], skipped: ["no Chromium"] };
    const runs = times(2, 12, 50);
    const losses: number[] = [];
    const late = tally("lost");
    let begun = 0;
    const lane = async (): Promise<void> => {
      while (begun < runs && goesOn()) {
        const run = begun++;
        const folder = join(work, `run-${run}`);
        await mkdir(folder);
        const loss = await typeAndKill(browser, folder);
        losses.push(loss.seconds);
        if (loss.seconds > MOST_LOST_SECONDS) late.add(`run ${run}: ${loss.what}`);
      }
    };
    try {
      await Promise.all(Array.from({ length: Math.min(LANES, runs) }, lane));
    } finally {
      await browser.close();
    }
    // In the short form `npm test` has run it already, with fewer.
    const journalKills = times(0, 100, 1000);
    const journal = journalKills === 0 ? null : await killedJournals(journalKills);
    const sorted = losses.toSorted((one, other) => one - other);
    const seconds = (index: number): string => (sorted[index] ?? 0).toFixed(2);
    return {
      figures: `${losses.length} kills while typing 10 characters a second, worst loss ${seconds(losses.length - 1)} s, median ${seconds(Math.floor(losses.length / 2))} s${journalKills > 0 ? `; ${journalKills} kills of a journal that writes without a pause${journal ? "" : ", 0 answered writes lost"}` : ""}`,
      broken: [...late.found(), ...(journal ? [journal] : [])],
    };
  },
};

function killedJournals(times: number): Promise<string | null> {
  const file = "tests/services/journal/journal.test.ts";
  return runRepeated({ file, title: "[J3]", variable: "GALLEY_JOURNAL_KILLS", times });
}

interface Loss {
  readonly seconds: number;
  readonly what: string;
}

/** How long before the kill the first key was pressed that did not come back. */
async function typeAndKill(browser: Browser, work: string): Promise<Loss> {
  await copySampleSite(join(work, "site"));
  const app = await startApp({ browser, work });
  await openText(app.page);
  const keys = [...MARK];
  const pressedAt: number[] = [];
  const span = LONGEST_TYPING_MILLISECONDS - SHORTEST_TYPING_MILLISECONDS;
  const until = performance.now() + SHORTEST_TYPING_MILLISECONDS + Math.random() * span;
  for (let next = performance.now(); next < until; next += MILLISECONDS_A_KEY) {
    const number = pressedAt.length;
    const key = keys[number] ?? String.fromCharCode(97 + (number % 26));
    keys[number] = key;
    pressedAt.push(performance.now());
    await app.page.keyboard.press(key);
    await pause(Math.max(0, next + MILLISECONDS_A_KEY - performance.now()));
  }
  const killed = performance.now();
  await app.kill();
  await app.page.close();
  const recovered = await recoveredKeys(app.site, app.userData);
  // What stood behind the caret follows.
  const differs = pressedAt.findIndex((_, number) => keys[number] !== recovered[number]);
  const whole = differs === -1 ? pressedAt.length : differs;
  const first = pressedAt[whole];
  return {
    seconds: first === undefined ? 0 : (killed - first) / 1000,
    what: `${whole} of ${pressedAt.length} keys came back`,
  };
}

/** What a Galley that starts anew offers of what was typed. */
async function recoveredKeys(site: string, userData: string): Promise<string> {
  const galley = await startGalley({ userData, saver: "galley" });
  try {
    const { id: workspace } = await galley.calls["workspace.open"]({ folder: site });
    const { entries } = await galley.calls["journal.list"]({ workspace });
    const texts = await Promise.all(
      entries.map(async ({ entry }) => (await galley.calls["journal.read"]({ workspace, entry })).text),
    );
    return texts.map((text) => new RegExp(`${MARK}[a-z]*`).exec(text)?.[0] ?? "").join("");
  } finally {
    await galley.close();
  }
}
