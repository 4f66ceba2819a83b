/**
 * `npm run parity [publisher…]`: how exactly each fixture site is shown, by every publisher and version that
 * `node scripts/publisher-tools.ts --all` could fetch. Ends with 1 where a page differs or an address is wrong.
 */

import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixturePublishers, makeSite, missingPublisher } from "../support/publisher-sites.ts";

interface Lane {
  readonly variants: number;
  readonly equal: number;
}

interface Printed {
  readonly publisher: Lane;
  readonly unsaved: Lane;
  readonly fast: Lane;
  readonly approximate: Lane;
  readonly routes: { readonly right: number; readonly wrong: number; readonly none: number };
  readonly differences: readonly { readonly path: string; readonly lane: string }[];
}

const wanted = process.argv.slice(2);
const cli = join(import.meta.dirname, "..", "..", "src", "main", "cli.ts");
const place = await mkdtemp(join(tmpdir(), "galley-parity-"));
let skipped = 0;
let isEqual = true;
try {
  for (const publisher of fixturePublishers) {
    if (wanted.length > 0 && !wanted.includes(publisher)) continue;
    const missing = await missingPublisher(publisher);
    if (missing !== null) {
      console.log(`skipped: ${missing}`);
      skipped += 1;
      continue;
    }
    const folder = join(place, publisher, "site");
    await mkdir(folder, { recursive: true });
    await makeSite(publisher, folder);
    const began = performance.now();
    // A production build of some takes minutes on a busy machine; what is printed may be long.
    const options = { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
    const ran = spawnSync(process.execPath, [cli, "parity", folder, "--json"], options);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    isEqual &&= ran.status === 0;
    if (ran.stdout === "") console.log(`${publisher}: ${ran.stderr.trim()}`);
    else print(publisher, seconds, JSON.parse(ran.stdout) as Printed);
  }
} finally {
  await rm(place, { recursive: true, force: true });
}
if (skipped > 0) console.log(`${skipped} skipped.`);
if (!isEqual) process.exitCode = 1;

function print(publisher: string, seconds: string, printed: Printed): void {
  const { routes } = printed;
  const lane = ({ variants, equal }: Lane): string => `${equal}/${variants}`;
  console.log(
    `${publisher}: saved ${lane(printed.publisher)}, unsaved ${lane(printed.unsaved)}, fast ${lane(printed.fast)}, ` +
      `approximate ${lane(printed.approximate)}; addresses ${routes.right} right, ${routes.wrong} wrong, ` +
      `${routes.none} none; ${seconds} s`,
  );
  for (const difference of printed.differences) console.log(`  ${JSON.stringify(difference)}`);
}
