/** `galley audit`: what opening, editing and saving every article of a folder would do to its bytes. */

import { readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import type { DocumentAudit, EditFigures } from "#core/audit/audit";
import { totalAudit, type AuditTotal } from "#core/audit/total";
import { openThread, type Outcome } from "#services/threads/thread";
import { table } from "./table.ts";
import type { AuditAnswer, AuditTask } from "./audit-worker.ts";

/** By far longer than any article of the corpora needs, on a machine that is busy; a file that takes longer is skipped. */
const FILE_MILLISECONDS = 300_000;
/** The same edits in every run: figures can be compared. */
const SEED = 20_260_101;

/** Why a file has no figures. */
export interface Skipped {
  readonly path: string;
  readonly reason: "not text" | "took too long" | "broke the audit";
}

export interface Audit {
  readonly total: AuditTotal;
  readonly audits: readonly DocumentAudit[];
  readonly skipped: readonly Skipped[];
}

/**
 * Every Markdown file under `folder`, also in hidden folders, sorted by path; links to folders are not followed.
 *
 * Left out are git's own files, and packages that a `package.json` beside their folder had installed.
 */
export async function markdownFiles(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  const waiting = [folder];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    const entries = await readdir(current, { withFileTypes: true });
    const installs = entries.some(({ name }) => name === "package.json");
    for (const entry of entries) {
      const path = join(current, entry.name);
      if (entry.isDirectory()) {
        const isLeftOut = entry.name === ".git" || (entry.name === "node_modules" && installs);
        if (!isLeftOut) waiting.push(path);
      } else if (/\.(md|mdx|markdown)$/i.test(entry.name)) files.push(path);
    }
  }
  return files.toSorted();
}

interface Asked {
  readonly folder: string;
  /** The program of audit-worker.ts. */
  readonly workerFile: string;
  /** `null`: the usual one. */
  readonly seed: number | null;
}

/** A thread takes longer to start than a few files do. */
const FILES_A_THREAD = 8;

/** Audit every Markdown file under the folder. */
export async function auditFolder({ folder, workerFile, seed }: Asked): Promise<Audit> {
  const tasks = (await markdownFiles(folder)).map((file) => ({
    file,
    path: relative(folder, file).replaceAll("\\", "/"),
    seed: seed ?? SEED,
  }));
  const audits: DocumentAudit[] = [];
  const skipped: Skipped[] = [];
  const waiting = tasks[Symbol.iterator]();
  const work = async () => {
    const thread = openThread<AuditTask, AuditAnswer>(workerFile, FILE_MILLISECONDS);
    for (const task of waiting) {
      const outcome = await thread.ask(task);
      const audit = outcome.kind === "answered" ? outcome.answer.audit : null;
      if (audit) audits.push(audit);
      else skipped.push({ path: task.path, reason: reasonOf(outcome) });
    }
    await thread.close();
  };
  const threads = Math.min(availableParallelism(), 8, Math.ceil(tasks.length / FILES_A_THREAD));
  await Promise.all(Array.from({ length: threads }, work));
  return {
    total: totalAudit(audits, skipped.length),
    audits: audits.toSorted(byPath),
    skipped: skipped.toSorted(byPath),
  };
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : 1;
}

/** Why a file has no audit. */
function reasonOf(outcome: Outcome<AuditAnswer>): Skipped["reason"] {
  if (outcome.kind === "answered") return "not text";
  return outcome.kind === "late" ? "took too long" : "broke the audit";
}

const SHOWN = 20;

/** The figures as a person reads them, and the first files that show what is wrong. */
export function describeAudit({ total, audits, skipped }: Audit): string {
  const readable = total.files - total.skipped;
  const changed = audits.filter(({ identical }) => !identical);
  return [
    `${total.files} files, ${total.identical} of ${readable} byte-identical after opening and saving.`,
    ...describeContent(total),
    "",
    figures("edit", total.edits),
    "",
    figures("structure", total.structure),
    ...(total.fallbacks > 0 ? ["", `${total.fallbacks} edits could only be written as HTML.`] : []),
    ...list(
      "Changed by opening and saving",
      changed.map(({ path }) => path),
    ),
    ...list(
      "Skipped",
      skipped.map(({ path, reason }) => `${path} (${reason})`),
    ),
    ...list(
      "Not held by the editor",
      audits.filter(({ inventory }) => inventory.lost > 0).map(({ path }) => path),
    ),
    ...list("Edits that broke a promise", audits.flatMap(brokenEdits)),
  ].join("\n");
}

function describeContent({ blocks, islands, held, lost }: AuditTotal): readonly string[] {
  const count = (number: number) => number.toLocaleString("en-US");
  const islandKinds = Object.entries(islands).toSorted(([, one], [, other]) => other - one);
  const all = islandKinds.reduce((sum, [, number]) => sum + number, 0);
  const kinds = islandKinds.map(([kind, number]) => `${kind} ${count(number)}`).join(", ");
  const things = Object.entries(held).map(([kind, number]) => `${count(number)} ${kind}`);
  return [
    `${count(blocks)} blocks, ${count(all)} of them islands${all > 0 ? ` (${kinds})` : ""}.`,
    `They hold ${things.join(", ")}; lost in the editor: ${count(lost)}.`,
  ];
}

function figures(title: string, edits: Readonly<Record<string, EditFigures>>): string {
  const percent = (part: number, whole: number) =>
    whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
  const rows = Object.entries(edits).map(([kind, { tried, confined, ideal, reparsed }]) => [
    kind,
    String(tried),
    percent(confined, tried),
    percent(ideal, tried),
    percent(reparsed, tried),
  ]);
  return table([title, "tried", "confined", "ideal", "read back"], rows);
}

function brokenEdits({ path, failures }: DocumentAudit): readonly string[] {
  const edits = failures.filter(({ kind }) => kind !== "identical" && kind !== "held");
  return edits.map(({ kind, broken }) => `${path}: ${kind}, not ${broken.join(", not ")}`);
}

function list(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN ? [`  … and ${lines.length - SHOWN} more`] : [];
  return ["", `${title}:`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}
