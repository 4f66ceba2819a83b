/** How a language writes values: what the editor of fields needs to know of YAML, TOML and JSON. */

import type { Patch } from "../document/patch.ts";
import type { LineEnding } from "../document/parts.ts";
import type { SourceList, SourceMap, SourceNode } from "./source-tree.ts";
import type { FieldValue } from "./values.ts";

/** The document around an edit. */
export interface Surroundings {
  readonly text: string;
  readonly lineEnding: LineEnding;
  readonly root: SourceMap;
}

/** Where a value stands: right after its colon, equals sign or dash. */
export interface Spot {
  readonly node: SourceNode;
  /** Offset right after the mark (`:`, `=`, `-`) that the value follows; the value's start where there is none. */
  readonly afterMark: number;
  readonly container: SourceMap | SourceList;
}

/** Every function offers texts or patches in the order in which to try them; the first that reads back rightly is taken. */
export interface Spelling {
  readonly replace: (spot: Spot, value: FieldValue, around: Surroundings) => readonly Patch[];
  /** A whole entry, without indentation before its first line and without a line ending after its last. */
  readonly pair: (map: SourceMap, name: string, value: FieldValue, around: Surroundings) => readonly string[];
  readonly item: (list: SourceList, value: FieldValue, around: Surroundings) => readonly string[];
  /** `before`: the name as it is written now, whose quotes are kept. */
  readonly name: (name: string, before: string) => readonly string[];
  /** Whether a block that loses its last entry must be written as an empty collection. */
  readonly emptiesBlocks: boolean;
}
