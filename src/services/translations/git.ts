/**
 * The system's git, asked read-only in a folder that a person trusts. All the same nothing that the repository's own
 * configuration names is run: no hook, monitor, pager, filter, helper or signature check, and nothing is fetched.
 */

import { spawn } from "node:child_process";
import { Failure } from "#contract/failure";
import { decodeBytes } from "../storage/encoding.ts";
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

const AT_ONCE = 200;

/** The texts of git's objects (`<commit>:<path>`), of those that are there. No name may hold a line break. */
export async function textsOfObjects(
  permit: Permit,
  objects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (let from = 0; from < objects.length; from += AT_ONCE) {
    const part = objects.slice(from, from + AT_ONCE);
    const output = await askGit(permit, ["cat-file", "--batch"], `${part.join("\n")}\n`);
    for (const [at, bytes] of readBatch(output).entries()) {
      const object = part[at];
      if (object !== undefined && bytes !== null) texts.set(object, decodeBytes(bytes).text);
    }
  }
  return texts;
}

/** `<id> blob <size>`, a line feed, the bytes, a line feed; `<what was asked> missing` for what is not there. */
function readBatch(output: Buffer): readonly (Buffer | null)[] {
  const found: (Buffer | null)[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at);
    if (end < 0) break;
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(output.toString("utf8", at, end))?.[1];
    at = end + 1;
    if (size === undefined) {
      found.push(null);
      continue;
    }
    found.push(output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}
