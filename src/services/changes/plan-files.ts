/** What a change set would make of its files, found out before anything is written. */

import { changedLines, changeText, losesFrontmatter, type ChangedText } from "#core/bulk/change-text";
import { applyEdit } from "#core/document/patch";
import {
  coreOperation,
  type ChangeRequest as AnyRequest,
  type PlannedFile,
  type Refusal,
} from "#contract/changes";
import { Failure } from "#contract/failure";
import type { Encoding, Revision } from "#contract/values";
import { readDocument } from "../storage/documents.ts";
import type { PathResolver } from "../storage/paths.ts";
import { aFewAtOnce } from "../threads/a-few-at-once.ts";

/** Files under way at a time: most of it is waiting for the disk, and files do not wait for each other. */
export const AT_ONCE = 8;

/** The files of one folder, as a change set needs them. */
export interface ChangePlace {
  readonly root: string;
  readonly resolver: PathResolver;
  /** Write the file if it still has the bytes of `base`; fails as the saver does. */
  readonly write: (path: string, bytes: Uint8Array, base: Revision) => Promise<void>;
  readonly progress: (done: number, total: number) => void;
  /** Whether the person asked to stop. */
  readonly isStopped: () => boolean;
}

/** A request whose files are known. */
export type ChangeRequest = Exclude<AnyRequest, { readonly kind: "queries" }>;

export interface RefusedFile {
  readonly path: string;
  readonly reason: Refusal;
  readonly message: string;
}

/** What a request makes of the text of a file. */
export interface Changes {
  readonly paths: Iterable<string>;
  readonly of: (path: string, read: Read) => ChangedText | "changed";
}

interface Read {
  readonly text: string;
  readonly revision: Revision;
  readonly encoding: Encoding;
}

/** An article's text, or why it is left alone. */
export async function readText(
  { resolver }: Pick<ChangePlace, "resolver">,
  path: string,
): Promise<Read | RefusedFile> {
  try {
    const { text, revision, encoding, readOnly } = await readDocument(await resolver.article(path));
    if (readOnly !== null) return { path, reason: "read-only", message: readOnly };
    return { text, revision, encoding };
  } catch (error) {
    if (error instanceof Failure) return { path, reason: "failed", message: error.code };
    throw error;
  }
}

export function changesOf(request: ChangeRequest): Changes {
  if (request.kind === "edits") {
    const files = new Map<string, (typeof request.files)[number]>();
    // Of two edits of one file the first is meant: both were made on the same text.
    for (const file of request.files) if (!files.has(file.path)) files.set(file.path, file);
    return {
      paths: files.keys(),
      of(path, { text, revision }) {
        const file = files.get(path);
        if (file?.base !== revision) return "changed";
        const after = applyEdit(text, file.edit);
        return losesFrontmatter(text, after)
          ? { kind: "refused", reason: "breaks-frontmatter", message: "" }
          : outcome(text, after);
      },
    };
  }
  const steps = request.steps.map(({ paths, operation }) => ({
    paths: new Set<string>(paths),
    operation: coreOperation(operation),
  }));
  return {
    paths: new Set(steps.flatMap(({ paths }) => [...paths])),
    of(path, { text }) {
      let current = text;
      for (const { paths, operation } of steps) {
        if (!paths.has(path)) continue;
        const changed = changeText(current, operation);
        if (changed.kind === "refused") return changed;
        if (changed.kind === "changed") current = changed.text;
      }
      return outcome(text, current);
    },
  };
}

function outcome(before: string, after: string): ChangedText {
  return after === before ? { kind: "same" } : { kind: "changed", text: after };
}

export async function planFiles(place: ChangePlace, changes: Changes) {
  const paths = [...changes.paths];
  const found: (Planned | RefusedFile | null)[] = [];
  let done = 0;
  await aFewAtOnce(paths, AT_ONCE, async (path, index) => {
    place.progress(done++, paths.length);
    found[index] = await planFile(place, changes, path);
  });
  place.progress(paths.length, paths.length);
  const bases = new Map<string, Revision>();
  const files: PlannedFile[] = [];
  const refused: RefusedFile[] = [];
  for (const each of found) {
    if (each === null) continue;
    if ("reason" in each) refused.push(each);
    else {
      bases.set(each.file.path, each.base);
      files.push(each.file);
    }
  }
  return { bases, files, same: found.length - files.length - refused.length, refused };
}

interface Planned {
  readonly base: Revision;
  readonly file: PlannedFile;
}

/** `null`: the file stays as it is. */
async function planFile(
  place: ChangePlace,
  changes: Changes,
  path: string,
): Promise<Planned | RefusedFile | null> {
  const read = await readText(place, path);
  if ("reason" in read) return read;
  const after = changes.of(path, read);
  if (after === "changed") return { path, reason: "changed", message: "" };
  if (after.kind === "refused") return { path, reason: after.reason, message: after.message };
  if (after.kind === "same") return null;
  return { base: read.revision, file: { path, ...changedLines(read.text, after.text) } };
}
