/** What goes out to translators and comes back, whatever the file's format. */

import type { Inline } from "../segments/inline.ts";
import type { Code } from "../segments/text-line.ts";

/** XLIFF's words for how far a segment is. */
export const segmentStates = ["initial", "translated", "reviewed", "final"] as const;
export type SegmentState = (typeof segmentStates)[number];

export interface ExchangeSegment {
  readonly source: readonly Inline[];
  /** What the translation has now; `null`: nothing. */
  readonly target: readonly Inline[] | null;
  readonly state: SegmentState;
  /** Blanks and breaks between sentences. */
  readonly isGap: boolean;
}

/** A line of a block, or a field. */
export interface ExchangeUnit {
  /**
   * Says by content alone what it is of: hashes of the source and of the translation, which of several equal ones, and
   * the line. A unit whose text is another by now is not found again: that is how a change meanwhile is noticed.
   */
  readonly id: string;
  /** For a person: "heading", "paragraph", a field's name. */
  readonly name: string;
  readonly segments: readonly ExchangeSegment[];
  readonly codes: ReadonlyMap<number, Code>;
  /** What the source was when it was translated, and the like. */
  readonly notes: readonly string[];
}

/** How a note begins that says what the source was. */
export const TRANSLATED_FROM = "Translated from: ";

export interface ExchangeFile {
  /** The translation's path; its identity. */
  readonly path: string;
  readonly sourcePath: string;
  readonly source: string | null;
  readonly target: string | null;
  readonly units: readonly ExchangeUnit[];
}

/** A segment as it came back. */
export interface ReturnedSegment {
  readonly target: readonly Inline[] | null;
  readonly state: SegmentState;
}

/** A unit as it came back: its segments without the gaps, or its whole line as Markdown (PO has no codes). */
export interface ReturnedUnit {
  readonly id: string;
  readonly content:
    | {
        readonly kind: "segments";
        readonly segments: readonly ReturnedSegment[];
        readonly gaps: readonly (readonly Inline[] | null)[];
      }
    | { readonly kind: "markdown"; readonly text: string | null };
}

export interface ReturnedFile {
  readonly path: string;
  readonly target: string | null;
  readonly units: readonly ReturnedUnit[];
}

/** Why a file as a whole is refused. */
export const fileFaults = [
  "too-large",
  "too-deep",
  "doctype",
  "entity",
  "instruction",
  "malformed",
  "not-xml",
  "not-xliff",
  "old-xliff",
  "invalid",
  "not-po",
  "not-tmx",
  "packed",
  "no-language",
] as const;
export type FileFault = (typeof fileFaults)[number];

export type Returned =
  | { readonly kind: "read"; readonly files: readonly ReturnedFile[] }
  | { readonly kind: "refused"; readonly fault: FileFault; readonly line: number; readonly detail: string };

/** Why a unit is refused. */
export const unitFaults = [
  "source-changed",
  "target-changed",
  "unknown",
  "code-missing",
  "code-twice",
  "code-unknown",
  "segments-differ",
  "line-missing",
  "cannot-write",
] as const;
export type UnitFault = (typeof unitFaults)[number];

export interface RefusedUnit {
  readonly id: string;
  readonly fault: UnitFault;
  /** The beginning of its text, or the code. */
  readonly text: string;
}
