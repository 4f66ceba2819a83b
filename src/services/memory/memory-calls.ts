/** The translation memory over the contract. */

import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { WorkspaceId } from "#contract/values";
import { join } from "node:path";
import type { TmxReading } from "#core/exchange/tmx";
import type { TermCandidate } from "#core/glossary/candidates";
import type { Term } from "#core/glossary/glossary";
import { openJsonFile, type JsonFileNeeds } from "../storage/json-file.ts";
import { openAddedPairs } from "./added-pairs.ts";
import type { LedgerFiles } from "../storage/ledger-files.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { openSiteMemory, type Languages, type SiteMemory } from "./site-memory.ts";

export interface MemoryCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly ledgers: LedgerFiles;
  /** Read in a thread with a time limit; `null` where that was not enough. */
  readonly readTmx: (file: {
    readonly locales: { readonly source: string; readonly target: string };
    readonly name: string;
    readonly text: string;
  }) => Promise<TmxReading | null>;
  /** Galley's own folder, and what keeps a file there. */
  readonly own: Omit<JsonFileNeeds, "path"> & { readonly folder: string };
}

type MemoryCallNames = Extract<keyof Handlers, `memory.${string}`>;

export interface MemoryCalls {
  readonly calls: Pick<Handlers, MemoryCallNames>;
  /** Terms that the translations in the languages of the one at `path` show, without those that are known. */
  readonly termsShown: (
    workspace: WorkspaceId,
    path: string,
    known: (languages: Languages) => readonly Term[],
  ) => Promise<readonly TermCandidate[]>;
  /** The workspace was closed, its memory ends. */
  readonly forget: (id: WorkspaceId) => void;
}

export function memoryCalls(needs: MemoryCallsNeeds): MemoryCalls {
  const { workspaceOf, ledgers, own } = needs;
  const added = openAddedPairs(openJsonFile({ ...own, path: join(own.folder, "memory-added.json") }));
  const memories = new Map<WorkspaceId, SiteMemory>();
  const memoryOf = (id: WorkspaceId): SiteMemory => {
    const site = workspaceOf(id);
    const memory =
      memories.get(id) ??
      openSiteMemory({
        site,
        ledger: (collection) => ledgers.read(site.resolver.root, collection),
        added: (languages) => added.of(site.resolver.root, languages),
      });
    memories.set(id, memory);
    return memory;
  };
  return {
    calls: {
      async "memory.match"({ workspace, path, text }) {
        const locales = await languagesOf(workspaceOf(workspace), path);
        const question = { kind: "match", path, text, locales } as const;
        const { suggestions, extent } = await memoryOf(workspace).ask(locales, question);
        return { ...suggestions, extent };
      },
      async "memory.search"({ workspace, path, words }) {
        const locales = await languagesOf(workspaceOf(workspace), path);
        const { matches, extent } = await memoryOf(workspace).ask(locales, { kind: "search", words });
        return { matches, extent };
      },
      async "memory.export"({ workspace, source, target }) {
        const memory = memoryOf(workspace);
        await memory.whole({ source, target });
        const locales = { source, target };
        const { text, pairs } = await memory.ask(locales, { kind: "write", locales });
        return { name: `${workspaceOf(workspace).value.name}.${source}-${target}.tmx`, text, pairs };
      },
      async "memory.import"({ workspace, source, target, name, text }) {
        const locales = { source, target };
        const read = await needs.readTmx({ locales, name, text });
        if (read === null) throw new Failure("busy", { name });
        if (read.kind === "refused") return { added: 0, fault: { ...faultOf(read), detail: "" } };
        if (read.pairs.length === 0)
          return { added: 0, fault: { fault: "no-language", line: 1, detail: "" } };
        await added.add(workspaceOf(workspace).resolver.root, locales, { name, pairs: read.pairs });
        return { added: read.pairs.length, fault: null };
      },
    },
    async termsShown(workspace, path, known) {
      const languages = await languagesOf(workspaceOf(workspace), path);
      const question = { kind: "terms", known: known(languages) } as const;
      return (await memoryOf(workspace).ask(languages, question)).terms;
    },
    forget(id) {
      void memories.get(id)?.close();
      memories.delete(id);
    },
  };
}

function faultOf({ fault, line }: Extract<TmxReading, { kind: "refused" }>) {
  return { fault, line };
}

/** The languages of the translation at `path`. */
async function languagesOf(site: Workspace, path: string): Promise<Languages> {
  const { articles } = await site.library.latest();
  const article = articles.find(({ variants }) => variants.some((variant) => variant.path === path));
  const source = article?.variants[0];
  const target = article?.variants.find((variant) => variant.path === path);
  if (!source || !target) throw new Failure("not-found", { path });
  return { source: source.locale, target: target.locale };
}
