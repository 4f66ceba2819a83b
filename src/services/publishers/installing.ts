/** Installing what a site's publisher comes in: by the site's own package manager, each time that a person asks for it. */

import { Failure } from "#contract/failure";
import type { WorkspaceId } from "#contract/values";
import type { Permit } from "../trust/trust.ts";
import type { Readiness } from "./adapter.ts";
import { findProgram, startTool, type ToolProcess } from "./tool-process.ts";
import { lastWords } from "./wait-for-build.ts";

export type Installation =
  | { readonly kind: "installing"; readonly command: readonly string[]; readonly lines: readonly string[] }
  | { readonly kind: "failed"; readonly lines: readonly string[]; readonly failure: Failure };

export interface Installing {
  /**
   * Run the command that `missing` names, in its folder: it writes there, and packages may run programs of their own.
   * Settles once it runs. Fails with `publisher-missing` where the package manager itself is not there.
   */
  readonly start: (workspace: WorkspaceId, permit: Permit, missing: Readiness) => Promise<void>;
  /** What is being installed, or why that failed; `null` where nothing is or it is there. */
  readonly read: (workspace: WorkspaceId) => Installation | null;
  /** End what runs, and forget how it went. */
  readonly stop: (workspace: WorkspaceId) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly command: readonly string[];
  readonly process: ToolProcess;
  code: number | null | undefined;
}

/** Nothing is known of an earlier installation: whether it is there is seen in the folder. */
export function openInstalling(changed: (workspace: WorkspaceId) => void): Installing {
  const all = new Map<WorkspaceId, Running>();
  const stop = async (workspace: WorkspaceId): Promise<void> => {
    const running = all.get(workspace);
    all.delete(workspace);
    await running?.process.stop();
  };
  return {
    async start(workspace, permit, missing) {
      if (!mayInstall(missing)) throw new Failure("unknown-call");
      const { command, folder } = missing.install;
      const [name = "", ...args] = command;
      const program = await findProgram(name);
      if (program === null) throw new Failure("publisher-missing", { name });
      await stop(workspace);
      const process = startTool(permit, { program, args, folder });
      const running: Running = { command, process, code: undefined };
      all.set(workspace, running);
      void process.ended.then((code) => {
        running.code = code;
        if (code === 0 && all.get(workspace) === running) all.delete(workspace);
        changed(workspace);
      });
    },
    read(workspace) {
      const running = all.get(workspace);
      if (running === undefined) return null;
      const { command, process, code } = running;
      const lines = process.lines();
      if (code === undefined) return { kind: "installing", command, lines };
      return {
        kind: "failed",
        lines,
        failure: new Failure("publisher-failed", { reason: lastWords(process) }),
      };
    },
    stop,
    async close() {
      await Promise.all([...all.keys()].map(stop));
    },
  };
}

type Missing = Extract<Readiness, { readonly kind: "missing" }>;
interface Installable extends Missing {
  readonly install: { readonly command: readonly string[]; readonly folder: string };
}

/** Whether Galley can run what would install it: a package manager in the site's folder, with no shell and no rights. */
export function mayInstall(missing: Readiness): missing is Installable {
  // Package managers are scripts of a shell on Windows, and no shell is ever run.
  return (
    missing.kind === "missing" && typeof missing.install?.folder === "string" && process.platform !== "win32"
  );
}
