/** What was asked for on the command line. */

import { parseArgs } from "node:util";
import {
  exchangeLine,
  exchangeOptions,
  strayOption,
  type ExportLine,
  type ImportLine,
} from "./exchange-arguments.ts";

export type CommandLine =
  /** `folder` is `null` for the welcome screen; `sample` asks for the sample site's copy. */
  | { readonly kind: "open" | "serve"; readonly folder: string | null; readonly sample: boolean }
  | { readonly kind: "check"; readonly folder: string; readonly form: CheckForm }
  | { readonly kind: "parity" | "locales"; readonly folder: string; readonly json: boolean }
  /** `seed` is `null` for the one that every audit uses unless told otherwise. */
  | { readonly kind: "audit"; readonly folder: string; readonly json: boolean; readonly seed: number | null }
  | ExportLine
  | ImportLine
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "misuse"; readonly message: string };

/** `sarif`: the form of version 2.1.0 that code hosts show beside changes. */
export type CheckForm = "human" | "json" | "sarif";

export const usage = `Galley opens a content folder, edits articles without disturbing them, and shows each as it publishes.

  galley open  [folder]          open a window: Electron where its runtime is, else the browser host
  galley serve [folder]          the browser host; prints an address where there is no display
  galley check <folder> [--json | --sarif]
                                 all problems of all articles, as the window lists them; exit code 1 when one is an error
  galley audit <folder> [--json] what saving would do to each article: is it byte-identical, are edits confined
  galley parity <folder> [--json] build the site with its own publisher (this runs it, on copies), and count the pages
                                 that the preview shows exactly; exit code 1 when one differs
  galley locales <folder> [--json] how the folder tells its locales apart, and which variants are missing
  galley export <folder> --locale <tag> [--format xliff | po] [--all] [--article <key>]… [--out <file>]
                                 what is stale or missing (--all: everything) in a locale, for translators' tools
  galley import <folder> <file> [--write]
                                 what an XLIFF or PO file that came back changes; --write makes the changes
  galley help | version

  open and serve take --sample in place of a folder: a copy of the sample site.
  audit takes --seed <number>: the same edits in other places.`;

const options = {
  json: { type: "boolean", default: false },
  sarif: { type: "boolean", default: false },
  sample: { type: "boolean", default: false },
  seed: { type: "string" },
  ...exchangeOptions,
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const;

/** Read the arguments that follow the program's name. Never throws: what cannot be meant is `misuse`. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const parsed = parsedArguments(argv);
  if ("message" in parsed) return { kind: "misuse", message: parsed.message };
  const { values, positionals } = parsed;
  const [verb, folder = null, ...more] = positionals;
  if (values.help || verb === "help") return { kind: "help" };
  if (values.version || verb === "version") return { kind: "version" };
  if (verb === "export" || verb === "import") {
    const line = exchangeLine(verb, positionals.slice(1), values);
    return typeof line === "string" ? misuse(line) : line;
  }
  const stray = strayOption(values);
  if (stray !== null) return misuse(stray);
  if (more.length > 0) return misuse(`one folder at a time, not also ${more.join(" ")}`);
  if (values.sarif && (verb !== "check" || values.json))
    return misuse("--sarif is for check, without --json");
  if (values.seed !== undefined && verb !== "audit") return misuse("only audit has a --seed");
  switch (verb) {
    case "open":
    case "serve":
      if (values.json) return misuse(`${verb} has no --json`);
      if (values.sample && folder !== null) return misuse("either a folder or --sample");
      return { kind: verb, folder, sample: values.sample };
    case "check":
    case "parity":
    case "locales":
    case "audit":
      if (values.sample) return misuse(`${verb} has no --sample`);
      if (folder === null) return misuse(`${verb} needs a folder`);
      if (verb === "audit") return audit(folder, values);
      if (verb !== "check") return { kind: verb, folder, json: values.json };
      return { kind: verb, folder, form: values.sarif ? "sarif" : values.json ? "json" : "human" };
    case undefined:
      return misuse("open, serve, check, audit, locales, export, import or parity?");
    default:
      return misuse(`there is no "${verb}"`);
  }
}

function audit(folder: string, { json, seed }: { json: boolean; seed?: string }): CommandLine {
  if (seed !== undefined && !/^\d{1,9}$/.test(seed)) return misuse("--seed takes a whole number");
  return { kind: "audit", folder, json, seed: seed === undefined ? null : Number(seed) };
}

function parsedArguments(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    return { message: error instanceof Error ? error.message : "unreadable arguments" };
  }
}

function misuse(message: string): CommandLine {
  return { kind: "misuse", message };
}
