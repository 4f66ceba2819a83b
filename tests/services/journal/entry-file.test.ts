import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit, type Edit } from "#core/document/patch";
import { entryBytes, readEntry, stepBytes, type Step } from "#services/journal/entry-file";
import { revisionOf } from "#services/storage/encoding";

const base = "# Title\n\n日本語と emoji 🖋, and a lone \ud83d surrogate.\r\n";

const first = {
  beginning: {
    kind: "begin" as const,
    root: "/site",
    path: "notes/a.md",
    encoding: "utf-8" as const,
    base: revisionOf(Buffer.from(base)),
    baseText: base,
    begunAt: 1,
    owner: { pid: 1, started: "" },
  },
  text: base,
  sequence: 0,
  writtenAt: 1,
};

/** A file of `count` typed words, with the text after each, and where each step ends. */
function typedFile(count: number) {
  const parts = [entryBytes(first)];
  const texts = [base];
  for (let number = 1; number <= count; number++) {
    const before = texts.at(-1) ?? "";
    const at = (number * 7) % before.length;
    const edit = [{ from: at, to: Math.min(before.length, at + (number % 3)), insert: `語${number} ` }];
    const text = applyEdit(before, edit);
    const step: Step = { kind: "edit", edit, length: text.length, sequence: number, at: number };
    parts.push(stepBytes(step));
    texts.push(text);
  }
  const ends = parts.map((_, index) => Buffer.concat(parts.slice(0, index + 1)).length);
  return { bytes: Buffer.concat(parts), texts, ends };
}

test("[J2] cut at every byte, a file gives back every whole step before the cut", () => {
  const { bytes, texts, ends } = typedFile(12);
  for (let cut = 0; cut <= bytes.length; cut++) {
    const whole = ends.filter((end) => end <= cut).length;
    const read = readEntry(bytes.subarray(0, cut));
    expect(read?.text ?? null, `cut at ${cut}`).toBe(whole === 0 ? null : texts[whole - 1]);
    if (read) expect(read.beginning).toEqual(first.beginning);
  }
});

test("[J2] what follows the last whole step is passed over, whatever it is", () => {
  const { bytes, texts, ends } = typedFile(3);
  const rubbish = [
    Buffer.alloc(4096),
    Buffer.alloc(4096, 0xff),
    Buffer.from("{}"),
    bytes.subarray(ends[0]),
    stepBytes({ kind: "text", text: "skipped ahead", sequence: 9, at: 9 }),
    stepBytes({ kind: "edit", edit: [{ from: 9999, to: 9999, insert: "x" }], length: 3, sequence: 4, at: 4 }),
  ];
  for (const tail of rubbish) expect(readEntry(Buffer.concat([bytes, tail]))?.text).toBe(texts[3]);
});

test("[J2] a flipped bit ends the reading at the step that has it", () => {
  const { bytes, texts, ends } = typedFile(4);
  const headLength = ends[0] ?? 0;
  for (let at = headLength; at < bytes.length; at++) {
    const broken = Buffer.from(bytes);
    broken[at] = (broken[at] ?? 0) ^ 0x10;
    const whole = ends.filter((end) => end <= at).length;
    expect(readEntry(broken)?.text, `bit of byte ${at}`).toBe(texts[whole - 1]);
  }
});

test("[J2] any edits of any text come back as they were", () => {
  const texts = fc.array(fc.string({ unit: "binary", maxLength: 60 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(texts, fc.boolean(), (versions, asText) => {
      const parts = [entryBytes(first)];
      let text = base;
      for (const [index, next] of versions.entries()) {
        const edit: Edit = [{ from: 0, to: text.length, insert: next }];
        const numbered = { sequence: index + 1, at: index };
        parts.push(
          stepBytes(
            asText
              ? { kind: "text", text: next, ...numbered }
              : { kind: "edit", edit: [...edit], length: next.length, ...numbered },
          ),
        );
        text = next;
      }
      expect(readEntry(Buffer.concat(parts))?.text).toBe(text);
    }),
  );
});

test("[J2] what is no entry is not read as one", () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from("galley journal 2\n"), Buffer.from("# An article\n")])
    expect(readEntry(bytes)).toBeNull();
});
