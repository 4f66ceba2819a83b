/** What was asked of `galley export` and `galley import`. */

export interface ExportLine {
  readonly kind: "export";
  readonly folder: string;
  readonly locale: string;
  readonly format: "xliff" | "po";
  readonly scope: "stale" | "all";
  /** Keys of articles; `null` for all. */
  readonly articles: readonly string[] | null;
  /** The file to write; `null` for the output. */
  readonly out: string | null;
}

export interface ImportLine {
  readonly kind: "import";
  readonly folder: string;
  readonly file: string;
  readonly write: boolean;
}

/** Options that only these two have. */
export const exchangeOptions = {
  locale: { type: "string" },
  format: { type: "string" },
  all: { type: "boolean", default: false },
  article: { type: "string", multiple: true },
  out: { type: "string" },
  write: { type: "boolean", default: false },
} as const;

interface Values {
  readonly locale?: string;
  readonly format?: string;
  readonly all: boolean;
  readonly article?: readonly string[];
  readonly out?: string;
  readonly write: boolean;
}

/** Why these options are not for another command; `null` where none is given. */
export function strayOption({ locale, format, all, article, out, write }: Values): string | null {
  const isGiven = [locale, format, article, out].some((value) => value !== undefined) || all || write;
  return isGiven ? "--locale, --format, --all, --article, --out and --write are for export and import" : null;
}

/** The line, or why it cannot be meant. `positionals` begin behind the verb. */
export function exchangeLine(
  verb: "export" | "import",
  positionals: readonly string[],
  values: Values,
): ExportLine | ImportLine | string {
  const [folder, file, ...more] = positionals;
  if (folder === undefined) return `${verb} needs a folder`;
  const { locale, format = "xliff", all, article, out, write } = values;
  if (verb === "import") {
    if (file === undefined || more.length > 0) return "import needs a folder and one file";
    if (strayOption({ ...values, write: false }) !== null) return "import has no option but --write";
    return { kind: "import", folder, file, write };
  }
  if (file !== undefined) return `one folder at a time, not also ${file}`;
  if (locale === undefined) return "export needs a --locale";
  if (format !== "xliff" && format !== "po") return "--format is xliff or po";
  if (write) return "export has no --write";
  const scope = all ? "all" : "stale";
  return { kind: "export", folder, locale, format, scope, articles: article ?? null, out: out ?? null };
}
