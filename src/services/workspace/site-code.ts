/** What of a folder would run if its site were started: the commands, and the files that decide what they do. */

import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { isObject } from "../storage/json-file.ts";
import { contentPath } from "../storage/paths.ts";
import { readSmallText } from "./marks.ts";
import type { PublisherProgram } from "../publishers/adapter.ts";

/** A command that would run, without a shell, in the site's root. */
export interface SiteCommand {
  readonly argv: readonly [program: string, ...args: string[]];
  /** What a script of package.json says that it runs; `null` for a program that is called itself. */
  readonly runs: string | null;
}

export interface SiteCode {
  readonly commands: readonly SiteCommand[];
  /** What decides what they do, by path from the root: SHA-256 of each. */
  readonly files: ReadonlyMap<string, string>;
  /** SHA-256 over all of it. */
  readonly fingerprint: string;
}

/** Lock files and settings of package managers: each can change which code a command runs. */
const PACKAGE_FILES = [
  ...["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"],
  ...[
    ".npmrc",
    ".yarnrc",
    ".yarnrc.yml",
    ".pnpmfile.cjs",
    "pnpm-workspace.yaml",
    "bunfig.toml",
    ".tool-versions",
  ],
];
/** Keys of package.json that only describe. Every other may decide what runs. */
const DESCRIBES = new Set([
  ...["name", "version", "description", "keywords", "homepage", "bugs", "license", "author", "contributors"],
  ...["funding", "repository", "private"],
]);
const SERVING_SCRIPTS = ["dev", "start", "serve", "preview"];
const MOST_FILES = 300;

/** Read it, running nothing. `program` is that of the publisher that was found; `null` for none. */
export async function readSiteCode(root: string, program: PublisherProgram | null): Promise<SiteCode> {
  const manifest = parsedObject(await readSmallText(join(root, "package.json")));
  const commands = commandsOf(program, manifest);
  const files = new Map<string, string>();
  if (manifest) files.set("package.json", digestOf(JSON.stringify(decisive(manifest))));
  const own = program?.isPackage ? [`node_modules/.bin/${program.command[0]}`] : [];
  for (const path of [...PACKAGE_FILES, ...own]) await addFile(files, root, path);
  for (const path of program?.configuration ?? []) {
    if (path.endsWith("/")) await addFolder(files, root, path.slice(0, -1));
    else await addWithImports(files, root, path);
  }
  const sorted = new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return { commands, files: sorted, fingerprint: digestOf(JSON.stringify([commands, [...sorted]])) };
}

/** The publisher's own program where it is known, else the script with which people serve a site. */
function commandsOf(
  program: PublisherProgram | null,
  manifest: Readonly<Record<string, unknown>> | null,
): readonly SiteCommand[] {
  if (program) {
    const [name, ...args] = program.command;
    return [{ argv: [program.isPackage ? `node_modules/.bin/${name}` : name, ...args], runs: null }];
  }
  const scripts = isObject(manifest?.["scripts"]) ? manifest["scripts"] : {};
  const name = SERVING_SCRIPTS.find((each) => typeof scripts[each] === "string");
  if (name === undefined) return [];
  // npm runs the scripts before and after it as well.
  const run = [`pre${name}`, name, `post${name}`].map((each) => scripts[each]);
  return [{ argv: ["npm", "run", name], runs: run.filter((each) => typeof each === "string").join(" && ") }];
}

function decisive(manifest: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(manifest)
    .filter(([key]) => !DESCRIBES.has(key))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function parsedObject(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Add a file's hash where there is one. Its links are followed, as the program that reads it would. */
async function addFile(files: Map<string, string>, root: string, path: string): Promise<boolean> {
  if (files.has(path) || files.size >= MOST_FILES) return false;
  const digest = await digestOfFile(join(root, path));
  if (digest === null) return false;
  files.set(path, digest);
  return true;
}

async function addFolder(files: Map<string, string>, root: string, folder: string): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => contentPath(root, join(entry.parentPath, entry.name)));
  const isKept = (path: string) => !/(?:^|\/)(?:node_modules|cache|dist|\.temp)\//.test(path);
  for (const path of paths.filter(isKept).toSorted()) await addFile(files, root, path);
}

/** The file, and the site's own files that it imports by a relative path, and theirs. */
async function addWithImports(files: Map<string, string>, root: string, path: string): Promise<void> {
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!(await addFile(files, root, next))) continue;
    const text = (await readSmallText(join(root, next))) ?? "";
    for (const specifier of relativeImports(text)) waiting.push(...candidatesFor(next, specifier));
  }
}

function relativeImports(code: string): readonly string[] {
  const found = code.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'`](\.{1,2}\/[^"'`\n]{1,300})["'`]/g);
  return [...found].map(([, specifier = ""]) => specifier);
}

const IMPORTED_ENDINGS = [
  "",
  ".js",
  ".mjs",
  ".cjs",
  ".ts",
  ".mts",
  ".cts",
  ".json",
  "/index.js",
  "/index.ts",
];

function candidatesFor(from: string, specifier: string): readonly string[] {
  const path = posix.join(posix.dirname(from), specifier);
  return path.startsWith("..") ? [] : IMPORTED_ENDINGS.map((ending) => path + ending);
}

/** SHA-256 of a plain file of any length; `null` for anything else. A pipe is not waited for. */
async function digestOfFile(path: string): Promise<string | null> {
  if (!(await stat(path).catch(() => null))?.isFile()) return null;
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  if (file === null) return null;
  const hash = createHash("sha256");
  try {
    for await (const chunk of file.createReadStream()) hash.update(chunk as Buffer);
    return hash.digest("hex");
  } catch {
    return "unreadable";
  } finally {
    await file.close();
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The folder above, which may be trusted as a whole; `null` at or above a person's home. */
export function trustableParent(root: string, home: string): string | null {
  const parent = dirname(root);
  const holdsHome = home === parent || home.startsWith(parent.endsWith("/") ? parent : `${parent}/`);
  return parent === root || dirname(parent) === parent || holdsHome ? null : parent;
}
