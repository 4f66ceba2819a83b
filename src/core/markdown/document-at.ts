/** A file's text as its parts and its blocks. */

import { splitDocument, type DocumentParts } from "../document/parts.ts";
import type { Body } from "./block.ts";
import { bodyOf } from "./body.ts";
import { dialectFor } from "./dialect.ts";

export interface TextAt {
  readonly path: string;
  readonly text: string;
}

export interface DocumentAt {
  readonly parts: DocumentParts;
  readonly body: Body;
}

/** The document in the file at `path`; the publisher's name decides with it how its body is read. */
export function documentAt({ path, text }: TextAt, publisher: string | null): DocumentAt {
  const parts = splitDocument(text);
  return { parts, body: bodyOf(parts, dialectFor(path, publisher)) };
}
