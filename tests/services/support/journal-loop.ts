/** Type into a journal without a pause, telling each answered write on standard output, until killed. */

import { writeSync } from "node:fs";
import { begin, journalIn } from "./journal.ts";
import { typedText } from "./journal-text.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new RangeError("journal-loop <folder>");

const journal = journalIn(folder);
let text = typedText(0);
const entry = await begin(journal, text, text);
for (let number = 1; ; number++) {
  const insert = `word${number} `;
  const length = text.length + insert.length;
  await journal.write(entry, number, {
    edit: [{ from: text.length, to: text.length, insert }],
    length,
  });
  text += insert;
  writeSync(1, `${number}\n`);
}
