/** TOML -> source tree. Tables, dotted names and inline tables all become maps. */

import { ParseError, parseTOML, type AST } from "toml-eslint-parser";
import type { Range } from "../document/parts.ts";
import { lineCounter } from "./source-tree.ts";
import { buildTomlTree } from "./toml-tree.ts";
import { refuse, type TreeReading } from "./tree-reading.ts";

/** Read the TOML that stands in `content` of `text`. All offsets are the document's. */
export function readToml(text: string, content: Range): TreeReading {
  const source = text.slice(content.from, content.to);
  const program = parse(source);
  if ("kind" in program) {
    const line = lineCounter(text)(content.from + Math.min(program.at, source.length));
    const duplicate = /multiple times|[Dd]uplicate|[Dd]efining/.test(program.message);
    return duplicate
      ? refuse("frontmatter-duplicate-key", { name: program.name, second: line }, line)
      : refuse("frontmatter-syntax", { reason: "other", found: program.message }, line);
  }
  return { kind: "tree", root: buildTomlTree(program, text, content) };
}

interface Fault {
  readonly kind: "fault";
  readonly message: string;
  readonly name: string;
  readonly at: number;
}

function parse(source: string): AST.TOMLProgram | Fault {
  try {
    return parseTOML(source, { tomlVersion: "1.0" });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const name =
      /^[ \t]*([^=\s]*)/.exec(source.slice(source.lastIndexOf("\n", error.index - 1) + 1))?.[1] ?? "";
    return { kind: "fault", message: error.message, name, at: error.index };
  }
}
