import fc from "fast-check";
import { expect, test } from "vitest";
import { Failure } from "#contract/failure";
import { decodeBytes, encodeText } from "#services/storage/encoding";

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

test.each([
  ["plain text", bytesOf("# Title\n\nText.\n")],
  ["no final line ending", bytesOf("a\nb")],
  ["CRLF", bytesOf("---\r\ntitle: x\r\n---\r\nbody\r\n")],
  ["mixed line endings and lone CR", bytesOf("a\rb\r\nc\n\u2028d")],
  ["a byte order mark", bytesOf([0xef, 0xbb, 0xbf], "text\n")],
  ["only a byte order mark", bytesOf([0xef, 0xbb, 0xbf])],
  ["nothing", bytesOf()],
  ["NUL", bytesOf("a\0b")],
  ["UTF-16LE", bytesOf([0xff, 0xfe], [...Buffer.from("日本語\r\n😀", "utf16le")])],
  ["UTF-16BE", bytesOf([0xfe, 0xff], [...Buffer.from("日本語\n😀", "utf16le").swap16()])],
])("[ST1] keeps every byte of %s", (_, bytes) => {
  const { text, encoding, exact } = decodeBytes(bytes);
  expect(exact).toBe(true);
  expect(Buffer.from(encodeText(text, encoding)).equals(bytes)).toBe(true);
});

test("[ST1] whatever is called exact comes back exactly", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff]),
      (tail, mark) => {
        const bytes = bytesOf(mark, [...tail]);
        const { text, encoding, exact } = decodeBytes(bytes);
        expect(!exact || Buffer.from(encodeText(text, encoding)).equals(bytes)).toBe(true);
      },
    ),
  );
});

test.each([
  ["Shift_JIS", bytesOf([0x93, 0xfa, 0x96, 0x7b])],
  ["Latin-1", bytesOf("caf", [0xe9])],
  ["a broken sequence", bytesOf("a", [0xe3, 0x81])],
  ["a surrogate in UTF-8", bytesOf([0xed, 0xa0, 0x80])],
  ["half a pair in UTF-16", bytesOf([0xff, 0xfe, 0x3d, 0xd8])],
  ["an odd number of bytes in UTF-16", bytesOf([0xff, 0xfe, 0x61])],
  ["UTF-32", bytesOf([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
])("[ST2] shows %s, and says that it cannot be written", (_, bytes) => {
  const { text, exact } = decodeBytes(bytes);
  expect(exact).toBe(false);
  expect(typeof text).toBe("string");
});

test.each([
  ["half a surrogate pair", "a\ud83d", "utf-8" as const],
  ["UTF-16 without its mark", "abc", "utf-16le" as const],
])("[ST2] refuses to write %s", (_, text, encoding) => {
  expect(() => encodeText(text, encoding)).toThrow(Failure);
});
