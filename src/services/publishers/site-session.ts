/** One site, from the moment it is started until it is stopped: its copy, its publisher's program, its pages. */

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#contract/failure";
import { ownFolder } from "../storage/own-folder.ts";
import { openBuiltSite, type BuiltSite } from "./built-site.ts";
import type { PublisherRunner, ServedSite, SiteBuilder } from "./adapter.ts";
import type { DetectedPublisher } from "./list.ts";
import type { Overlay } from "./overlay.ts";
import type { SiteCopies } from "./site-copy.ts";
import type { Permit } from "../trust/trust.ts";
import { askTool, startTool, type ToolCommand, type ToolProcess } from "./tool-process.ts";
import { lastWords } from "./wait-for-build.ts";

export type SessionState =
  | { readonly kind: "starting" }
  | { readonly kind: "running"; readonly origin: string }
  | { readonly kind: "failed"; readonly failure: Failure };

export interface SiteSession {
  /** Unguessable: whoever knows it may see the pages. */
  readonly label: string;
  readonly state: () => SessionState;
  /** What the program printed, the newest lines. */
  readonly lines: () => readonly string[];
  readonly served: () => ServedSite | null;
  /** The pages, once they are there. Rejects with the failure where they never will be. */
  readonly site: () => Promise<BuiltSite>;
  readonly stop: () => Promise<void>;
}

export interface SiteSessionNeeds {
  /** Leave to run the site's programs; when it ends, so do they. */
  readonly permit: Permit;
  readonly root: string;
  readonly publisher: DetectedPublisher;
  readonly runner: PublisherRunner;
  readonly copies: SiteCopies;
  /** Where Galley's scripts for publishers are. */
  readonly scripts: string;
  readonly siteOrigin: (label: string) => string;
  readonly readText: (path: string) => Promise<string | null>;
  readonly onChange: () => void;
}

/**
 * A first building of a large site may take so long, in milliseconds: Docusaurus takes minutes for a small one on a busy
 * machine. What takes longer does not end; a person who waits for it sees its lines, and can stop it at any time.
 */
const PATIENCE = 600_000;
/** A question about a large site may take so long. */
const ANSWER_PATIENCE = 60_000;

/** Start the site's program. Only for a folder that the person trusts. */
export function startSite(needs: SiteSessionNeeds): SiteSession {
  const label = randomBytes(20).toString("hex");
  const origin = needs.siteOrigin(label);
  const tools = toolBox(needs.permit);
  let state: SessionState = { kind: "starting" };
  const become = (next: SessionState): void => {
    if (tools.isClosed()) return;
    state = next;
    needs.onChange();
  };
  const starting = start(needs, origin, tools).then(
    (started) => {
      become({ kind: "running", origin });
      void started.builder.process.ended.then(() =>
        become({ kind: "failed", failure: endOf(started.builder.process) }),
      );
      return started;
    },
    (error: unknown) => {
      const failure = startFailure(error);
      become({ kind: "failed", failure });
      throw failure;
    },
  );
  // Whoever asks for the site is told; until then nobody is.
  starting.catch(() => undefined);
  let served: ServedSite | null = null;
  void starting.then(
    (started) => (served = started.served),
    () => undefined,
  );
  return {
    label,
    state: () => state,
    lines: tools.lines,
    served: () => (state.kind === "running" ? served : null),
    async site() {
      if (state.kind === "failed") throw state.failure;
      return (await starting).site;
    },
    async stop() {
      await tools.close();
      await starting.then(
        ({ release }) => release(),
        () => undefined,
      );
    },
  };
}

function startFailure(error: unknown): Failure {
  if (!(error instanceof Failure))
    return new Failure("publisher-failed", { reason: String(error) }, { cause: error });
  const { reason } = error.details;
  if (reason === undefined) return error;
  return new Failure(error.code, { ...error.details, reason: inSitePaths(reason) }, { cause: error });
}

/** Where the site's copy stands says nothing to a person. */
function inSitePaths(reason: string): string {
  return reason.replace(/[^\s"']*?\/sites\/[0-9a-f]{24}\/\d+\/site\//g, "");
}

function endOf(process: ToolProcess): Failure {
  return new Failure("publisher-failed", { reason: lastWords(process) });
}

/** The programs of one session: started through it, ended with it. */
function toolBox(permit: Permit) {
  const started: ToolProcess[] = [];
  let isClosed = false;
  return {
    isClosed: () => isClosed,
    lines: () => started.flatMap((tool) => tool.lines()),
    launch(command: ToolCommand): ToolProcess {
      if (isClosed) throw new Failure("no-workspace");
      const tool = startTool(permit, command);
      started.push(tool);
      return tool;
    },
    ask: (command: ToolCommand) => askTool(permit, command, ANSWER_PATIENCE),
    async close() {
      isClosed = true;
      await Promise.all(started.map((tool) => tool.stop()));
    },
  };
}

interface Started {
  readonly builder: SiteBuilder;
  readonly site: BuiltSite;
  readonly served: ServedSite;
  readonly release: () => Promise<void>;
}

async function start(
  needs: SiteSessionNeeds,
  origin: string,
  tools: ReturnType<typeof toolBox>,
): Promise<Started> {
  const { root, publisher, runner, readText } = needs;
  const { folder, overlay, release: giveUp } = await needs.copies.take(root, publisher.outputs);
  // Whoever else works on the copy reads what the files hold, and so does the next one.
  const release = async (): Promise<void> => {
    try {
      await overlay.releaseAll();
    } finally {
      await giveUp();
    }
  };
  try {
    const output = join(folder, "output");
    await rm(output, { recursive: true, force: true });
    await ownFolder(output);
    const refused = new Map<string, string>();
    const builder = await startWithoutRefused({ overlay, refused, tools }, () =>
      runner.start({
        root,
        source: overlay.folder,
        output,
        scratch: folder,
        scripts: needs.scripts,
        origin,
        launch: tools.launch,
        ask: tools.ask,
        patience: PATIENCE,
      }),
    );
    const site = openBuiltSite({ publisher: publisher.name, builder, overlay, refused, readText });
    return { builder, site, served: builder.served, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** More broken files than this are one cause (a schema, a layout), and the person has to see that one. */
const MOST_REFUSED = 20;

interface Copy {
  readonly overlay: Overlay;
  readonly refused: Map<string, string>;
  readonly tools: ReturnType<typeof toolBox>;
}

/** Start; where one article keeps the whole site from being built, the copy is without it and the others are shown. */
async function startWithoutRefused(copy: Copy, start: () => Promise<SiteBuilder>): Promise<SiteBuilder> {
  const { overlay, refused, tools } = copy;
  for (;;) {
    const from = tools.lines().length;
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== "publisher-failed") throw error;
      const broken = articleIn(tools.lines().slice(from), overlay.folder);
      if (broken === null || refused.has(broken) || refused.size >= MOST_REFUSED || tools.isClosed())
        throw error;
      refused.set(broken, inSitePaths(error.details["reason"] ?? ""));
      await overlay.leaveOut(broken);
    }
  }
}

/** The article that a publisher's last words are about, from the root: by its place in the copy, or as it stands. */
function articleIn(lines: readonly string[], folder: string): string | null {
  const text = lines.join("\n").replaceAll("\\", "/");
  const names = [...text.matchAll(/(?:\.\/)?([^\s"'()<>|:]+\.(?:md|mdx|markdown))\b/g)].map(
    (match) => match[1] ?? "",
  );
  const below = names.flatMap((name) =>
    name.startsWith(`${folder}/`) ? [name.slice(folder.length + 1)] : [],
  );
  return below[0] ?? names.find((name) => existsSync(join(folder, name))) ?? null;
}
