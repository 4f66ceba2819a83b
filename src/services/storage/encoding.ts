/** Bytes to text and back, exactly: what cannot come back as the same bytes is never offered for editing. */

import { createHash } from "node:crypto";
import { Failure } from "#contract/failure";
import type { Encoding, Revision } from "#contract/values";

/** `exact` is false where encoding the text again would not give the same bytes: it is for reading only. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly exact: boolean;
}

const BYTE_ORDER_MARK = "\u{feff}";

/**
 * Read `bytes` as UTF-8, or as UTF-16 where a byte order mark says so. The mark stays in the text.
 *
 * Everything else (Shift_JIS, Latin-1, UTF-32, a broken sequence) is shown with replacement characters.
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const encoding = markedEncoding(bytes);
  if (!isUtf32(bytes)) {
    try {
      return { text: decoderFor(encoding, true).decode(bytes), encoding, exact: true };
    } catch {
      // Not that encoding: shown as well as can be, below.
    }
  }
  return { text: decoderFor(encoding, false).decode(bytes), encoding, exact: false };
}

/**
 * The bytes of `text`.
 *
 * Fails with `encoding` where reading those bytes would not give `text` back: half a surrogate pair,
 * or UTF-16 without the mark that tells it from other encodings.
 */
export function encodeText(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (!text.isWellFormed()) throw new Failure("encoding");
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (!text.startsWith(BYTE_ORDER_MARK)) throw new Failure("encoding");
  const bytes = new Uint8Array(Buffer.from(text, "utf16le"));
  if (encoding === "utf-16be") Buffer.from(bytes.buffer).swap16();
  return bytes;
}

/** What names these bytes, whenever and wherever they are read. */
export function revisionOf(bytes: Uint8Array): Revision {
  return createHash("sha256").update(bytes).digest("hex") as Revision;
}

function decoderFor(encoding: Encoding, fatal: boolean) {
  return new TextDecoder(encoding, { fatal, ignoreBOM: true });
}

function markedEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

/** UTF-32's mark begins with UTF-16's; read as that, every second character would be NUL. */
function isUtf32(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0;
}
