/**
 * Records that were appended to a file, so that a torn end is told from a whole one.
 *
 * A frame is the length of its payload and the payload's CRC-32, four bytes each, then the payload: JSON in UTF-8.
 */

import { crc32 } from "node:zlib";

const HEAD = 8;

/** The bytes of one frame. */
export function frameOf(value: unknown): Buffer {
  const payload = Buffer.from(JSON.stringify(value), "utf8");
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(payload.length, 0);
  head.writeUInt32BE(crc32(payload), 4);
  return Buffer.concat([head, payload]);
}

/**
 * The values of the frames in `bytes` from `start`, up to the first that is not whole.
 *
 * A file system may leave zeros where bytes never arrived: a length of nothing ends the reading too.
 */
export function readFrames(bytes: Uint8Array, start: number): readonly unknown[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: unknown[] = [];
  for (let at = start; at + HEAD <= buffer.length;) {
    const length = buffer.readUInt32BE(at);
    const payload = buffer.subarray(at + HEAD, at + HEAD + length);
    if (length === 0 || payload.length < length || crc32(payload) !== buffer.readUInt32BE(at + 4)) break;
    values.push(JSON.parse(payload.toString("utf8")));
    at += HEAD + length;
  }
  return values;
}
