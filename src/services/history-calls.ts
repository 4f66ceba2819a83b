/** Listing and reading an article's earlier versions. */

import type { Handlers, Unchanging } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { VersionValue } from "#contract/history";
import type { ContentPath, Revision, WorkspaceId } from "#contract/values";
import { differenceOf, type Difference } from "#core/document/difference";
import type { History, Version } from "./history/history.ts";
import type { Emit } from "./emit.ts";
import { currentRevision, readBytes } from "./storage/documents.ts";
import { decodeBytes, encodeText, revisionOf } from "./storage/encoding.ts";
import { failureFor } from "./storage/errors.ts";
import { contentPath, type ExistingFile, type PathResolver } from "./storage/paths.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface HistoryCallsNeeds {
  readonly emit: Emit;
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly history: History;
}

type HistoryCalls = "history.list" | "history.read" | "history.keep";

const PAGE = 30;
/** Longer texts are not compared for a list: a person who asks sees the difference itself. */
const LONGEST_COMPARED = 300_000;

export function historyCalls({
  workspaceOf,
  history,
  emit,
}: HistoryCallsNeeds): Pick<Handlers, HistoryCalls> {
  const summaries = createSummaries(history);
  return {
    async "history.list"({ workspace, path, before }) {
      const { resolver } = workspaceOf(workspace);
      const real = await realOf(resolver, path);
      const all = await history.versions(real, resolver.root);
      const end = Math.min(before ?? all.length, all.length);
      const start = Math.max(0, end - PAGE);
      const current = await currentRevision(real);
      const newestCurrent = all.findLastIndex(({ revision }) => revision === current);
      const versions: Unchanging<VersionValue>[] = [];
      for (let number = end - 1; number >= start; number--) {
        const version = all[number]!;
        versions.push({
          number,
          revision: version.revision,
          origin: version.kind,
          at: version.at,
          difference: await summaries(real, all[number - 1], version),
          isRestored: all.slice(0, number).some(({ revision }) => revision === version.revision),
          isCurrent: number === newestCurrent,
          oldPath: oldPathOf(version, real, resolver.root),
        });
      }
      return { versions, hasMore: start > 0, overLimit: history.tidying.overLimit() };
    },
    async "history.read"({ workspace, path, revision }) {
      const { resolver } = workspaceOf(workspace);
      const bytes = await readVersion(history, { path, real: await realOf(resolver, path) }, revision);
      const { text, encoding } = decodeBytes(bytes);
      return { text, encoding };
    },
    async "history.keep"({ workspace, path, text, encoding }) {
      const { resolver } = workspaceOf(workspace);
      const real = await realOf(resolver, path);
      try {
        await keepUnsaved(history, { path, real }, new Uint8Array(encodeText(text, encoding)));
      } catch (error) {
        // Galley's own disk or folder may be full or closed: the person's choice stands, and undo has the text.
        if (!(error instanceof Failure)) throw error;
        emit("document.remarked", { workspace, path, remark: "unsaved-not-kept" });
      }
      return {};
    },
  };
}

/** The text that is given up, and after it what the file holds: the newest version is what an article is found by. */
async function keepUnsaved(
  history: History,
  file: ExistingFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { real, path } = file;
  await history.keep({ real, bytes, revision: revisionOf(bytes) }, "unsaved");
  const current = await currentRevision(real);
  if (current === null) return;
  await history
    .seen(real, current, () => readBytes(file))
    .catch((error: unknown) => {
      throw failureFor(error, path, "not-found");
    });
}

/** An article that is gone has a history all the same. */
async function realOf(resolver: PathResolver, path: ContentPath): Promise<string> {
  return resolver.article(path).then(
    ({ real }) => real,
    async (error: unknown) => {
      if (!(error instanceof Failure) || error.code !== "not-found") throw error;
      return (await resolver.newArticle(path)).real;
    },
  );
}

async function readVersion(
  history: History,
  { path, real }: { readonly path: string; readonly real: string },
  revision: Revision,
): Promise<Uint8Array<ArrayBuffer>> {
  return history.read(real, revision).catch((error: unknown) => {
    throw error instanceof Failure ? new Failure(error.code, { path }, { cause: error }) : error;
  });
}

function oldPathOf({ real: then }: Version, real: string, root: string): string | null {
  return then === "" || then === real ? null : contentPath(root, then);
}

/** What changed between two versions, worked out once: versions do not change. */
function createSummaries(history: History) {
  const known = new Map<string, Difference | null>();
  const textOf = async (real: string, revision: Revision): Promise<string | null> => {
    const bytes = await history.read(real, revision).catch(() => null);
    return bytes === null || bytes.length > LONGEST_COMPARED ? null : decodeBytes(bytes).text;
  };
  return async (real: string, before: Version | undefined, version: Version): Promise<Difference | null> => {
    if (before === undefined) return null;
    const key = `${before.revision} ${version.revision}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const [old, young] = [await textOf(real, before.revision), await textOf(real, version.revision)];
    const difference = old === null || young === null ? null : differenceOf(old, young);
    known.set(key, difference);
    if (known.size > 1000) known.delete(known.keys().next().value ?? "");
    return difference;
  };
}
