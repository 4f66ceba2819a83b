/** `galley export` and `galley import`: translations out to translators' tools and back in. */

import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Calls } from "#contract/calls";
import type { ExchangeFormat } from "#contract/exchange";
import { Failure } from "#contract/failure";
import type { WorkspaceId } from "#contract/values";
import { madeFacts } from "#core/exchange/made-facts";
import type { ExchangeScope } from "#core/exchange/units";
import type { InterfaceLanguage } from "#core/settings/settings";
import { describeFileFault, describeUnitFault } from "#core/words/exchange";
import type { Installation } from "../host/start.ts";
import { withQuietServices } from "./quiet-services.ts";

export interface ExportRequest {
  readonly folder: string;
  readonly locale: string;
  readonly scope: ExchangeScope;
  readonly format: ExchangeFormat;
  /** Article keys; `null` for all. */
  readonly articles: readonly string[] | null;
  /** The file to write; `null` for the output. */
  readonly out: string | null;
}

export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The file goes to `out` or is printed; what it holds is told on the error output. Exit code 1 when there is nothing. */
export function exportFrom(installation: Installation, request: ExportRequest): Promise<Printed> {
  return withQuietServices(installation, async (calls) => {
    const { folder, locale, scope, format, out } = request;
    const { id: workspace } = await calls["workspace.open"]({ folder });
    const { articles } = await calls["library.read"]({ workspace });
    const wanted = request.articles === null ? null : new Set(request.articles);
    const ids = wanted && articles.filter(({ key }) => wanted.has(key)).map(({ id }) => id);
    if (wanted && ids?.length !== wanted.size) {
      const have = new Set(articles.map(({ key }) => key));
      throw new Failure("not-found", { path: [...wanted].find((key) => !have.has(key)) ?? "" });
    }
    const found = await calls["exchange.export"]({ workspace, articles: ids, locale, scope, format });
    const told = `${found.translations} translations, ${found.units} units; ${found.absent} articles have no file in ${locale} yet`;
    if (found.text === null) return { code: 1, out: "", err: `nothing to translate: ${told}` };
    if (out === null) return { code: 0, out: found.text, err: told };
    await writeFile(out, found.text);
    return { code: 0, out: "", err: `${out}: ${told}` };
  });
}

/** What a call may carry. */
const LONGEST_BYTES = 19_000_000;

/** What the file would change, line by line; made with `isWritten`. Exit code 1 when anything was refused. */
export function importInto(
  installation: Installation,
  request: { readonly folder: string; readonly file: string; readonly isWritten: boolean },
  language: InterfaceLanguage,
): Promise<Printed> {
  return withQuietServices(installation, async (calls) => {
    const bytes = await readFile(request.file).catch((error: unknown) => {
      throw new Failure("not-found", { path: request.file }, { cause: error });
    });
    if (bytes.length > LONGEST_BYTES) throw new Failure("too-large", { path: request.file });
    const { id: workspace } = await calls["workspace.open"]({ folder: request.folder });
    await calls["library.read"]({ workspace });
    const name = basename(request.file);
    const read = await calls["exchange.read"]({ workspace, name, text: bytes.toString("utf8") });
    if (read.fault) return { code: 1, out: "", err: describeFileFault(read.fault, language) };
    const changed = read.files.filter(({ edit }) => edit.length > 0);
    const lines = read.refused.map(({ path, ...fault }) => `${path}: ${describeUnitFault(fault, language)}`);
    const plan = await calls["changes.plan"]({
      workspace,
      request: { kind: "edits", files: changed.map(({ path, base, edit }) => ({ path, base, edit })) },
    });
    lines.push(...plan.refused.map(({ path, reason }) => `${path}: ${reason}`));
    const shown = plan.files.map(
      ({ path, line, before, after }) => `${path}:${line}\n${diff(before, after)}`,
    );
    const left = new Set(plan.refused.map(({ path }) => path));
    if (!request.isWritten) {
      return {
        code: lines.length > 0 ? 1 : 0,
        out: [
          ...shown,
          summary(
            read.files.filter(({ path }) => !left.has(path)),
            "would change",
          ),
        ].join("\n"),
        err: lines.join("\n"),
      };
    }
    const outcome = await calls["changes.apply"]({ workspace, plan: plan.plan, label: name, without: [] });
    const refused = new Set([...plan.refused, ...outcome.refused].map(({ path }) => path));
    const made = read.files.filter(({ path }) => !refused.has(path));
    if (outcome.isFinished) await noteMade(calls, workspace, made);
    lines.push(...outcome.refused.map(({ path, reason }) => `${path}: ${reason}`));
    const isWhole = lines.length === 0 && outcome.isFinished;
    return { code: isWhole ? 0 : 1, out: summary(made, "changed"), err: lines.join("\n") };
  });
}

type ReadFiles = Awaited<ReturnType<Calls["exchange.read"]>>["files"];

/** Where the site keeps a ledger, what was translated is current from now on. */
async function noteMade(calls: Calls, workspace: WorkspaceId, files: ReadFiles): Promise<void> {
  for (const { collection, ...noted } of madeFacts(files)) {
    const { facts } = await calls["translations.read"]({ workspace, collection });
    if (facts.length > 0) await calls["translations.note"]({ workspace, collection, ...noted });
  }
}

function summary(files: ReadFiles, did: string): string {
  const sum = (of: "changed" | "same"): number => files.reduce((all, file) => all + file[of], 0);
  const touched = files.filter(({ edit }) => edit.length > 0).length;
  return `${touched} files and ${sum("changed")} units ${did}, ${sum("same")} are as they were.`;
}

function diff(before: string, after: string): string {
  const marked = (text: string, mark: string): string[] => text.split("\n").map((line) => `${mark} ${line}`);
  return [...marked(before, "-"), ...marked(after, "+")].join("\n");
}
