/** Save one file over and over, telling each acknowledged save on standard output, until killed. */

import { writeSync } from "node:fs";
import { revisionOf } from "#services/storage/encoding";
import { createSaver } from "#services/storage/saver";

const [path, size] = process.argv.slice(2);
if (path === undefined || size === undefined) throw new RangeError("save-loop <file> <size>");

/** A text that says its own number and length, so that a torn one shows. */
export function numberedText(number: number, length: number): string {
  return `${number} ${"x".repeat(length)} ${number}\n`;
}

const saver = createSaver({ keepOld: () => Promise.reject(new RangeError("not in place")), now: Date.now });
const file = { path: "file.md", real: path };
let base = revisionOf(Buffer.from(numberedText(0, 0)));
for (let number = 1; ; number++) {
  const text = Buffer.from(numberedText(number, (number % 7) * Number(size)));
  base = (await saver.replace(file, text, base)).revision;
  writeSync(1, `${number}\n`);
}
