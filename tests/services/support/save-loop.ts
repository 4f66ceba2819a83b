/** Save one file over and over, telling each acknowledged save on standard output, until killed. */

import { writeSync } from "node:fs";
import { revisionOf } from "#services/storage/encoding";
import { createSaver } from "#services/storage/saver";
import { lengthOf, numberedText } from "../../support/numbered.ts";

const [path, step] = process.argv.slice(2);
if (path === undefined || step === undefined) throw new RangeError("save-loop <file> <step>");

const saver = createSaver({ keepOld: () => Promise.reject(new RangeError("not in place")), now: Date.now });
const file = { path: "file.md", real: path };
let base = revisionOf(Buffer.from(numberedText(0, 0)));
for (let number = 1; ; number++) {
  const text = Buffer.from(numberedText(number, lengthOf(number, Number(step))));
  base = (await saver.replace(file, text, base)).revision;
  writeSync(1, `${number}\n`);
}
