/** Opening folders, and what is read of them: library, schemas, values, images, problems. */

import { dirname, isAbsolute, join } from "node:path";
import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { FileProblem, WorkspaceId } from "#contract/values";
import { dismissalOf } from "#core/problems/dismissed";
import type { Emit } from "./emit.ts";
import { groupCalls } from "./group-calls.ts";
import { LibraryParts } from "./library-parts.ts";
import { searchCalls, type SearchCalls } from "./search-calls.ts";
import type { DismissedFile } from "./storage/dismissed-file.ts";
import type { KeptTables } from "./storage/kept-tables.ts";
import { taxonomyCalls } from "./taxonomy-calls.ts";
import { tableCalls, type TableCalls } from "./table-calls.ts";
import { expandHome } from "./workspace/folder-calls.ts";
import { checkArticles } from "./workspace/check.ts";
import { listImages } from "./workspace/images.ts";
import { findSite, openedFolder } from "./workspace/open.ts";
import { countValues } from "./workspace/values.ts";
import { openWorkspace, type Workspace } from "./workspace/workspace.ts";

export interface WorkspaceCallsNeeds {
  /** Findings that the people of a site let stand. */
  readonly dismissed: DismissedFile;
  readonly home: string;
  readonly emit: Emit;
  /** Galley's own folder: indexes are kept there, outside of every workspace. */
  readonly userData: string;
  /** What windows keep of their tables. */
  readonly tables: KeptTables;
  /** Keep the folder among the recent ones. */
  readonly remember: (folder: string) => Promise<void>;
  /** Files of a workspace changed on the disk; without paths, any may have. */
  readonly followed: (id: WorkspaceId, paths?: Iterable<string>) => void;
  /** A workspace was closed: end what runs for it. */
  readonly closed: (id: WorkspaceId) => Promise<void>;
}

type WorkspaceCalls =
  | TableCalls
  | "table.groups"
  | "taxonomy.read"
  | keyof SearchCalls["calls"]
  | "workspace.open"
  | "workspace.close"
  | "library.read"
  | "problems.read"
  | "problems.dismiss"
  | "schema.read"
  | "schema.values"
  | "images.list";

export interface OpenWorkspaces {
  readonly calls: Pick<Handlers, WorkspaceCalls>;
  /** Fails with `no-workspace`. */
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly isOpen: (id: string) => id is WorkspaceId;
  readonly close: () => Promise<void>;
}

/** Publishers whose sites are read by gray-matter. */
const READ_BY_GRAY_MATTER = new Set(["eleventy", "vitepress", "docusaurus"]);

export function openWorkspaces(needs: WorkspaceCallsNeeds): OpenWorkspaces {
  const open = new Map<string, Workspace>();
  const workspaceOf = (id: WorkspaceId): Workspace => {
    const workspace = open.get(id);
    if (!workspace) throw new Failure("no-workspace");
    return workspace;
  };
  const search = searchCalls({ workspaceOf });
  return {
    calls: {
      ...search.calls,
      ...taxonomyCalls({ workspaceOf }),
      ...openingCalls(needs, open, workspaceOf),
      ...readingCalls(workspaceOf),
      ...problemCalls(workspaceOf, needs.dismissed),
      ...tableCalls({ workspaceOf, kept: needs.tables }),
      ...groupCalls({ workspaceOf }),
    },
    workspaceOf,
    isOpen: (id): id is WorkspaceId => open.has(id),
    async close() {
      const closing = [...open.values()];
      open.clear();
      await Promise.all([search.close(), ...closing.map((workspace) => workspace.close())]);
    },
  };
}

function openingCalls(
  { home, emit, userData, remember, followed, closed }: WorkspaceCallsNeeds,
  open: Map<string, Workspace>,
  workspaceOf: OpenWorkspaces["workspaceOf"],
): Pick<Handlers, "workspace.open" | "workspace.close" | "library.read"> {
  const partsOf = new WeakMap<Workspace, LibraryParts>();
  return {
    async "workspace.open"({ folder }) {
      const path = expandHome(folder, home);
      if (!isAbsolute(path)) throw new Failure("invalid-input", { path: folder });
      const site = await findSite(path, home);
      if (site.root === dirname(site.root)) throw new Failure("refused", { path: folder });
      const workspace = openWorkspace({ site, emit, followed, indexFolder: join(userData, "index") });
      open.set(workspace.value.id, workspace);
      // A folder opens even where Galley's own files cannot be written.
      await remember(openedFolder(site)).catch(ignoreFailure);
      return workspace.value;
    },
    async "workspace.close"({ workspace }) {
      const closing = workspaceOf(workspace);
      open.delete(workspace);
      await Promise.all([closing.close(), closed(workspace)]);
      return {};
    },
    async "library.read"({ workspace, part }) {
      const read = workspaceOf(workspace);
      const { readLibrary, watch } = read;
      const parts = partsOf.get(read) ?? new LibraryParts();
      partsOf.set(read, parts);
      const given = part ? await parts.give(part, readLibrary) : null;
      const library = given ?? (await readLibrary());
      // After the last part, so that listening does not slow down the first list; and not if it was closed meanwhile.
      const isWhole = given === null || given.part.next === null;
      if (isWhole && open.has(workspace)) watch();
      return library;
    },
  };
}

function problemCalls(
  workspaceOf: OpenWorkspaces["workspaceOf"],
  kept: DismissedFile,
): Pick<Handlers, "problems.read" | "problems.dismiss"> {
  return {
    async "problems.read"({ workspace }) {
      const { library, resolver, value, bodies } = workspaceOf(workspace);
      const publisher = value.publisher?.name ?? null;
      const notesOtherReadings = READ_BY_GRAY_MATTER.has(publisher ?? "");
      const list = await library.forCheck();
      const found = await checkArticles({ resolver, notesOtherReadings, publisher, bodies, ...list });
      // A list that cannot be read lets nothing stand.
      const dismissals = await kept.read(resolver.root).catch(() => new Set<string>());
      if (dismissals.size === 0) return { problems: [...found], dismissed: [] };
      const [problems, dismissed]: [FileProblem[], FileProblem[]] = [[], []];
      for (const each of found) (dismissals.has(dismissalOf(each)) ? dismissed : problems).push(each);
      return { problems, dismissed };
    },
    async "problems.dismiss"({ workspace, dismissals, isDismissed }) {
      await kept.change(workspaceOf(workspace).resolver.root, dismissals, isDismissed);
      return {};
    },
  };
}

function readingCalls(
  workspaceOf: OpenWorkspaces["workspaceOf"],
): Pick<Handlers, "schema.read" | "schema.values" | "images.list"> {
  return {
    async "schema.read"({ workspace, collection }) {
      return workspaceOf(workspace).library.schemaOf(collection);
    },
    async "schema.values"({ workspace, collection, field, locale }) {
      const fields = await workspaceOf(workspace).library.fieldsOf(collection, locale);
      return { values: countValues(fields, field) };
    },
    async "images.list"({ workspace, path }) {
      return { images: await listImages(workspaceOf(workspace).resolver, path) };
    },
  };
}

function ignoreFailure(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
}
