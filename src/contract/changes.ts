/** Calls of change sets: edits of many articles that are looked at, made and undone as one. */

import { z } from "zod";
import type { BulkOperation } from "#core/bulk/operations";
import { TableQueryValue } from "./table.ts";
import { ContentPath, inWorkspace, Revision, WorkspaceId } from "./values.ts";

const FieldName = z.string().min(1).max(500);
const Text = z.string().max(100_000);
const Texts = z.array(Text).max(1000);

const Operation = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("set"),
    field: FieldName,
    value: z.union([Text, z.number(), z.boolean(), Texts]),
    onlyEmpty: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("clear"), field: FieldName }),
  z.object({ kind: z.literal("rename"), field: FieldName, to: FieldName }),
  z.object({ kind: z.literal("map"), field: FieldName, values: z.record(Text, Text) }),
  z.object({ kind: z.literal("replace"), field: FieldName, find: Text, by: Text }),
  z.object({ kind: z.literal("add"), field: FieldName, items: Texts, where: Text.optional() }),
  z.object({ kind: z.literal("remove"), field: FieldName, items: Texts }),
  z.object({ kind: z.literal("shift"), field: FieldName, days: z.int().min(-100_000).max(100_000) }),
  z.object({ kind: z.literal("compute"), field: FieldName, expression: Text }),
]);
export type OperationValue = z.output<typeof Operation>;

/**
 * What is to be done to which articles: an operation to each at these paths, or to all that a table's query is about,
 * or an edit that was made for the file's very bytes.
 */
const ChangeRequest = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("operations"),
    /** One after the other; each is for the articles at its own paths. */
    steps: z
      .array(z.object({ paths: z.array(ContentPath).max(200_000), operation: Operation }))
      .min(1)
      .max(100),
  }),
  z.object({
    kind: z.literal("queries"),
    steps: z
      .array(z.object({ about: TableQueryValue, operation: Operation }))
      .min(1)
      .max(100),
  }),
  z.object({
    kind: z.literal("edits"),
    files: z
      .array(
        z.object({
          path: ContentPath,
          base: Revision,
          edit: z.array(z.object({ from: z.int().min(0), to: z.int().min(0), insert: Text })).max(100_000),
        }),
      )
      .max(200_000),
  }),
]);
export type ChangeRequest = z.output<typeof ChangeRequest>;

/** `breaks-frontmatter`: it can be read now, and could no longer be read then. */
export const refusals = [
  "unreadable",
  "does-not-fit",
  "breaks-frontmatter",
  "changed",
  "read-only",
  "failed",
] as const;
export type Refusal = (typeof refusals)[number];

const Refused = z.object({ path: z.string(), reason: z.enum(refusals), message: z.string() });

/** An article that would change, as lines before and after. */
export const PlannedFileValue = z.object({
  path: z.string(),
  line: z.int(),
  before: z.string(),
  after: z.string(),
});
export type PlannedFile = z.output<typeof PlannedFileValue>;

const ChangeSetId = z.string().regex(/^[0-9a-z-]{8,64}$/);

/** `interrupted`: the process ended, or was told to, before all was written: it can be finished or undone. */
const ChangeSetValue = z.object({
  id: ChangeSetId,
  label: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  files: z.int(),
  state: z.enum(["interrupted", "applied", "undone"]),
});
export type ChangeSetValue = z.output<typeof ChangeSetValue>;

/** How it ended: `written` files hold what they should; `refused` ones were left as they are. */
const Outcome = z.object({
  id: ChangeSetId,
  written: z.int(),
  refused: z.array(Refused),
  isFinished: z.boolean(),
});
export type ChangeOutcome = z.output<typeof Outcome>;

const ofSet = inWorkspace.extend({ id: ChangeSetId });

export const changesContract = {
  /** What a request would do. Writes nothing. The plan is forgotten when another is made. */
  "changes.plan": {
    input: inWorkspace.extend({ request: ChangeRequest }),
    output: z.object({
      plan: ChangeSetId,
      files: z.array(PlannedFileValue),
      same: z.int(),
      refused: z.array(Refused),
    }),
  },
  /** Make the plan's changes, those of `without` left out. Files that changed since the plan are refused. */
  "changes.apply": {
    input: inWorkspace.extend({
      plan: ChangeSetId,
      label: z.string().max(500),
      without: z.array(ContentPath).max(200_000),
    }),
    output: Outcome,
  },
  /** Stop after the file that is being written; the set is `interrupted` then. */
  "changes.stop": { input: inWorkspace, output: z.object({}) },
  /** Write what an interrupted set has not written yet. */
  "changes.finish": { input: ofSet, output: Outcome },
  /** Give every file its bytes of before; files that changed since are refused. */
  "changes.undo": { input: ofSet, output: Outcome },
  /** The sets of this folder that are kept, newest first. */
  "changes.list": { input: inWorkspace, output: z.object({ sets: z.array(ChangeSetValue) }) },
} as const;

export const changesEvents = {
  /** Told a few times a second while files are planned or written. */
  "changes.progress": z.object({ workspace: WorkspaceId, done: z.int(), total: z.int() }),
} as const;

/** An operation as core takes it: nothing that is undefined. */
export function coreOperation(operation: OperationValue): BulkOperation {
  if (operation.kind === "add") {
    const { where, ...rest } = operation;
    return where === undefined ? rest : { ...rest, where };
  }
  if (operation.kind !== "set") return operation;
  const { onlyEmpty, ...rest } = operation;
  return onlyEmpty === true ? { ...rest, onlyEmpty } : rest;
}
