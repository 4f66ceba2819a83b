/**
 * The system's git, asked read-only in a folder that a person trusts. All the same nothing that the repository's own
 * configuration names is run: no hook, monitor, pager, filter, helper or signature check, and nothing is fetched.
 */

import { spawn } from "node:child_process";
import { Failure } from "#contract/failure";
import type { Permit } from "../trust/trust.ts";

/** Settings of the command line go before the repository's own. */
const SAFE = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.pager=cat",
  "core.sshCommand=false",
  "core.attributesFile=/dev/null",
  "gpg.program=false",
  "log.showSignature=false",
  "diff.external=",
  "credential.helper=",
  "protocol.allow=never",
] as const;

const PASSED_ON = [
  "PATH",
  "HOME",
  "USERPROFILE",
  "SystemRoot",
  "LANG",
  "LC_ALL",
  "TMPDIR",
  "TEMP",
  "TMP",
] as const;
const LIMIT = 120_000;
const MOST_BYTES = 512 * 1024 * 1024;

/** What git prints. Fails with `no-history` where it cannot be started or ends with an error. */
export function askGit(permit: Permit, args: readonly string[], input = ""): Promise<Buffer> {
  const settings = SAFE.flatMap((setting) => ["-c", setting]);
  const env = {
    ...Object.fromEntries(
      PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    ),
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
  };
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const fail = (cause?: unknown) => reject(new Failure("no-history", {}, { cause }));
  const git = spawn("git", ["--no-pager", "--literal-pathspecs", ...settings, ...args], {
    cwd: permit.root,
    env,
    shell: false,
    stdio: ["pipe", "pipe", "ignore"],
    signal: permit.ended,
    timeout: LIMIT,
    windowsHide: true,
  });
  const parts: Buffer[] = [];
  let size = 0;
  git.stdout.on("data", (part: Buffer) => {
    size += part.length;
    if (size > MOST_BYTES) git.kill("SIGKILL");
    else parts.push(part);
  });
  git.on("error", fail);
  git.on("close", (code) => (code === 0 ? resolve(Buffer.concat(parts)) : fail()));
  // It may end before it has read everything.
  git.stdin.on("error", () => undefined);
  git.stdin.end(input);
  return promise;
}
