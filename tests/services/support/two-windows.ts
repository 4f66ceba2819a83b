/** Two windows of one folder over the real services, with a way between them that can lose what it carries. */

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createDispatcher } from "#contract/dispatcher";
import { Failure } from "#contract/failure";
import type { ContentPath, Revision, WorkspaceId } from "#contract/values";
import { dialectFor } from "#core/markdown/dialect";
import { createHost, type Host } from "../../../src/renderer/host/create-host.ts";
import { documentHost } from "../../../src/renderer/state/document-host.ts";
import { createDocumentSession, type DocumentSession } from "../../../src/renderer/state/document-session.ts";
import { startServices } from "./site.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface TwoWindows {
  readonly root: string;
  /** A file and the two windows that have it open. */
  readonly open: (name: string, text: string) => Promise<OpenTwice>;
  /** How likely a call of sharing, or an event, is lost: 0 to 1, by a random number from 0 to 1. */
  readonly lose: (share: number, random: () => number) => void;
}

export interface OpenTwice {
  readonly sessions: readonly [DocumentSession, DocumentSession];
  readonly onDisk: () => Promise<{ readonly text: string; readonly revision: Revision }>;
  readonly writeFromOutside: (text: string) => Promise<void>;
}

export async function twoWindows(): Promise<TwoWindows> {
  const root = await temporaryFolder({ "start.md": "Start.\n" });
  const listeners: ((message: unknown) => void)[] = [];
  let share = 0;
  let random = () => 1;
  const isLost = () => random() < share;
  const { handlers } = await startServices({
    emit: (event, value) => {
      for (const listener of listeners) if (!isLost()) queueMicrotask(() => listener({ event, value }));
    },
  });
  const dispatch = createDispatcher(handlers, (name, error) => {
    throw new Error(`a bug in ${name}`, { cause: error });
  });
  const window = async () => {
    const host = createHost({
      async send(name, input) {
        const mayLose = name.startsWith("sharing.");
        if (mayLose && isLost()) throw new Failure("disconnected");
        const reply: unknown = JSON.parse(
          JSON.stringify(await dispatch(name, JSON.parse(JSON.stringify(input)))),
        );
        if (mayLose && isLost()) throw new Failure("disconnected");
        return reply;
      },
      listen: (listener) => void listeners.push(listener),
    });
    const { id } = await host.call("workspace.open", { folder: root });
    return { host, workspace: id };
  };
  const windows = [await window(), await window()] as const;
  return {
    root,
    lose(next, by) {
      share = next;
      random = by;
    },
    async open(name, text) {
      const file = join(root, name);
      await writeFile(file, text);
      const one = await openSession(windows[0], name);
      const other = await openSession(windows[1], name);
      return {
        sessions: [one, other],
        async onDisk() {
          const bytes = await readFile(file);
          const revision = createHash("sha256").update(bytes).digest("hex") as Revision;
          return { text: bytes.toString("utf8"), revision };
        },
        writeFromOutside: (next) => writeFile(file, next),
      };
    },
  };
}

async function openSession(
  { host, workspace }: { readonly host: Host; readonly workspace: WorkspaceId },
  name: string,
): Promise<DocumentSession> {
  const at = { workspace, path: name as ContentPath };
  const session = createDocumentSession({
    opened: await host.call("document.open", at),
    schema: null,
    dialect: dialectFor(name, null),
    now: () => performance.now(),
    ...documentHost(host, at),
  });
  host.on("sharing.news", ({ workspace: of, path }) => {
    if (of === workspace && path === name) void session.sharing.news().catch(ignoreFailure);
  });
  host.on("document.changed", ({ workspace: of, path, revision }) => {
    if (of === workspace && path === name) void session.diskChanged(revision).catch(ignoreFailure);
  });
  await session.sharing.start().catch(ignoreFailure);
  return session;
}

/** What a lost call ends in; anything else is a bug. */
export function ignoreFailure(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
}
