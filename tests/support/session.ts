/** An open document over no disk: what a test does not answer for, nobody may ask. */

import type { ContentPath, Revision } from "#contract/values";
import { dialectFor } from "#core/markdown/dialect";
import type { DocumentFile } from "../../src/renderer/state/document-filing.ts";
import { createDocumentSession, type DocumentSession } from "../../src/renderer/state/document-session.ts";

/** Of tests, which count the states of a file from 1: 0 is of a document without one. */
export const revisionNumbered = (number: number) => String(number).padStart(64, "0") as Revision;

interface Opened {
  /** Of the revision numbered 1. */
  readonly text: string;
  readonly now?: () => number;
  readonly file?: Partial<DocumentFile>;
}

export function sessionOver({ text, now = () => performance.now(), file = {} }: Opened): DocumentSession {
  return createDocumentSession({
    opened: {
      path: "a.md" as ContentPath,
      text,
      revision: revisionNumbered(1),
      encoding: "utf-8",
      readOnly: null,
    },
    schema: null,
    dialect: dialectFor("a.md", null),
    channel: null,
    now,
    file: { read: neverAsked, save: neverAsked, keep: neverAsked, create: neverAsked, ...file },
  });
}

function neverAsked(): never {
  throw new RangeError("nobody reads or writes a file here");
}
