/** Apply one change set to a folder, telling on standard output when the first file is about to be written. */

import { writeSync } from "node:fs";
import { join } from "node:path";
import { createChangeSets } from "#services/changes/change-sets";
import { openSetRecords } from "#services/changes/set-record";
import { createPathResolver } from "#services/storage/paths";
import { createSaver } from "#services/storage/saver";

const [root, userData, request] = process.argv.slice(2);
if (root === undefined || userData === undefined || request === undefined)
  throw new RangeError("change-set-process <root> <data> <request>");

const saver = createSaver({ keepOld: () => Promise.reject(new RangeError("not in place")), now: Date.now });
const resolver = createPathResolver(root);
const sets = createChangeSets({
  records: openSetRecords(join(userData, "changes")),
  lock: (_key, task) => task(),
  now: Date.now,
});
let isTold = false;
const place = {
  root,
  resolver,
  async write(path: string, bytes: Uint8Array, base: Parameters<typeof saver.replace>[2]) {
    if (!isTold) writeSync(1, "writing\n");
    isTold = true;
    await saver.replace(await resolver.article(path), bytes, base);
  },
  progress: () => undefined,
  isStopped: () => false,
};
const { plan } = await sets.plan(place, JSON.parse(request));
await sets.apply(place, { plan, label: "killed", without: [] });
