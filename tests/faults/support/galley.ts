/** Start a real Galley in a process of its own, and call it as its window does. */

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import type { Calls } from "#contract/calls";
import { createClient } from "#contract/client";
import { Failure, type FailureCode } from "#contract/failure";
import type { ContentPath, OpenDocument, Revision, WorkspaceId } from "#contract/values";
import { compileCache } from "../../../scripts/compile-cache.ts";
import type { FaultBoard } from "./injector.ts";
import type { SaverName } from "./promise.ts";

export interface ToGalley {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

type FromGalley =
  | { readonly ready: true }
  | { readonly id: number; readonly reply: unknown }
  | { readonly event: string; readonly value: unknown };

export interface Galley {
  readonly calls: Calls;
  readonly process: ChildProcess;
  /** Called with each event that is told from now on. */
  readonly onEvent: (listen: (event: string, value: unknown) => void) => void;
  /** End it at once, as `kill -9` does. */
  readonly kill: () => Promise<void>;
  /** Settles when the process ended, however it did. */
  readonly ended: Promise<void>;
  /** End it as a host ends. */
  readonly close: () => Promise<void>;
}

export interface GalleyOptions {
  readonly userData: string;
  readonly saver: SaverName;
  readonly board?: FaultBoard;
  /** How many system calls may be under way at once, where that matters; Node's own number otherwise. */
  readonly threads?: number;
}

const SOURCE = join(import.meta.dirname, "galley-process.ts");
const OTHER_SAVER = join(import.meta.dirname, "replace-saver.ts");

/** One file, as the app is built: it starts in less than half the time of its sources. Made once for each run. */
let built: Promise<string> | null = null;

async function buildProgram(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "galley-faults-program-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: SOURCE,
      outDir: folder,
      minify: true,
      rolldownOptions: { output: { codeSplitting: false, entryFileNames: "galley.mjs" } },
    },
  });
  return join(folder, "galley.mjs");
}

/** Settles when it can be called. Calls under way when it dies fail with `disconnected`. */
export async function startGalley({ userData, saver, board, threads }: GalleyOptions): Promise<Galley> {
  // Another saver is put in place of a source file.
  const program = saver === "galley" ? [await (built ??= buildProgram())] : ["--import", OTHER_SAVER, SOURCE];
  const child = spawn(process.execPath, [...program, userData], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compileCache,
      ...(threads !== undefined && { UV_THREADPOOL_SIZE: String(threads) }),
      ...board?.environment,
    },
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners: ((event: string, value: unknown) => void)[] = [];
  const ready = Promise.withResolvers<void>();
  child.on("message", (message: FromGalley) => {
    if ("ready" in message) ready.resolve();
    else if ("event" in message) for (const listen of listeners) listen(message.event, message.value);
    else {
      waiting.get(message.id)?.resolve(message.reply);
      waiting.delete(message.id);
    }
  });
  // The channel's end as well: what was said before a kill is heard.
  const ended = Promise.all([once(child, "exit"), once(child, "disconnect")]).then(() => {
    ready.reject(new Error("Galley did not start"));
    for (const { reject } of waiting.values()) reject(new Error("Galley ended"));
    waiting.clear();
  });
  let calls = 0;
  const client = createClient((name, input) => {
    const answer = Promise.withResolvers<unknown>();
    const id = ++calls;
    waiting.set(id, answer);
    child.send({ id, name, input } satisfies ToGalley, (error) => {
      if (error) answer.reject(error);
    });
    return answer.promise;
  });
  await ready.promise;
  return {
    calls: client,
    process: child,
    onEvent: (listen) => void listeners.push(listen),
    ended,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async close() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** What a call came to: `ok`, or the code of its failure. */
export async function outcomeOf(call: Promise<unknown>): Promise<"ok" | FailureCode> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

/** One article in one Galley, saved again and again on what it last was. */
export interface EditedArticle {
  readonly workspace: WorkspaceId;
  readonly path: ContentPath;
  readonly opened: OpenDocument;
  /** Save on the last revision that was acknowledged, or on `base`. */
  readonly save: (text: string, base?: Revision) => Promise<Revision>;
}

export async function openArticle(galley: Galley, folder: string, path: string): Promise<EditedArticle> {
  const { id } = await galley.calls["workspace.open"]({ folder });
  return openIn(galley, id, path);
}

export async function openArticles(
  galley: Galley,
  folder: string,
  paths: readonly string[],
): Promise<readonly EditedArticle[]> {
  const { id } = await galley.calls["workspace.open"]({ folder });
  return Promise.all(paths.map((path) => openIn(galley, id, path)));
}

async function openIn(galley: Galley, workspace: WorkspaceId, path: string): Promise<EditedArticle> {
  const article = { workspace, path: path as ContentPath };
  const opened = await galley.calls["document.open"](article);
  let { revision } = opened;
  return {
    ...article,
    opened,
    async save(text, base = revision) {
      const saved = await galley.calls["document.save"]({
        ...article,
        text,
        encoding: opened.encoding,
        base,
      });
      return (revision = saved.revision);
    },
  };
}

/** The file's text, or why there is none. */
export async function textAt(path: string): Promise<string> {
  return readFile(path, "utf8").catch((error: unknown) => `(no file: ${String(error)})`);
}
