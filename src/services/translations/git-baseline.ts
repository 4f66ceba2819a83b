/** Which source each translation was made from, as far as git's history says: the one of its last change. */

import type { Article } from "#core/library/article";
import type { Permit } from "../trust/trust.ts";
import { askGit, textsOfObjects } from "./git.ts";

/** A commit's changes of files below the folder, by the names that they have from then on. */
interface Change {
  /** `A`, `M`, `D`, `R100` … */
  readonly status: string;
  readonly from: string;
  readonly to: string;
}

/** A translation's text at its last change, and its article's source as it stood then. */
export interface EarlierTexts {
  readonly source: string;
  readonly target: string;
}

/**
 * By the path of each translation that git knows, what it and its source were at the commit that last changed it. A
 * file that was only renamed then did not change. Nothing of the working tree is read: to compare that with a commit,
 * git runs what the repository's attributes name.
 *
 * Fails with `no-history` where there is no repository.
 */
export async function earlierTexts(
  permit: Permit,
  articles: readonly Article[],
): Promise<ReadonlyMap<string, EarlierTexts>> {
  const prefix = (await askGit(permit, ["rev-parse", "--show-prefix"])).toString("utf8").trimEnd();
  const commits = await lastChanges(permit, articles);
  const wanted = articles.flatMap(({ variants: [source, ...others] }) =>
    others.flatMap(({ path }) => {
      const at = commits.get(path);
      const [one, two] = [source && at?.names.get(source.path), at?.names.get(path)];
      // A name with a line break is no line of a question.
      if (!at || one === undefined || two === undefined || /[\r\n]/.test(one + two)) return [];
      const objectOf = (name: string) => `${at.commit}:${prefix}${name}`;
      return [{ path, source: objectOf(one), target: objectOf(two) }];
    }),
  );
  const texts = await textsOfObjects(permit, [
    ...new Set(wanted.flatMap(({ source, target }) => [source, target])),
  ]);
  return new Map(
    wanted.flatMap(({ path, source, target }) => {
      const [one, two] = [texts.get(source), texts.get(target)];
      return one === undefined || two === undefined ? [] : [[path, { source: one, target: two }] as const];
    }),
  );
}

interface LastChange {
  readonly commit: string;
  /** What the files of its article were called then, by what they are called now. */
  readonly names: ReadonlyMap<string, string>;
}

/** By translation, the commit that last changed it. Read from the newest to the oldest, following names back. */
async function lastChanges(
  permit: Permit,
  articles: readonly Article[],
): Promise<ReadonlyMap<string, LastChange>> {
  const sourceOf = new Map<string, string>();
  for (const {
    variants: [source, ...others],
  } of articles)
    for (const { path } of others) if (source) sourceOf.set(path, source.path);
  const followed = new Set([...sourceOf.keys(), ...sourceOf.values()]);
  /** The file of now, by the name that it has at the commit that is looked at. */
  const fileAt = new Map([...followed].map((path) => [path, path]));
  const nameOf = new Map(fileAt);
  const found = new Map<string, LastChange>();
  const args = [
    "log",
    "--format=%x01%H",
    "--name-status",
    "-M",
    "-z",
    "--relative",
    "--no-ext-diff",
    "--no-textconv",
  ];
  for (const { commit, changes } of readLog(await askGit(permit, [...args, "--", "."]))) {
    for (const { status, to } of changes) {
      const file = fileAt.get(to);
      const source = file === undefined ? undefined : sourceOf.get(file);
      if (
        file === undefined ||
        source === undefined ||
        found.has(file) ||
        status === "R100" ||
        status === "D"
      )
        continue;
      const names = new Map([source, file].map((each) => [each, nameOf.get(each) ?? each]));
      found.set(file, { commit, names });
    }
    for (const { status, from, to } of changes) {
      const file = status.startsWith("R") ? fileAt.get(to) : undefined;
      if (file === undefined) continue;
      fileAt.delete(to);
      fileAt.set(from, file);
      nameOf.set(file, from);
    }
  }
  return found;
}

function* readLog(
  output: Buffer,
): Generator<{ readonly commit: string; readonly changes: readonly Change[] }> {
  for (const entry of output.toString("utf8").split("\u0001").slice(1)) {
    const [commit = "", ...rest] = entry.split("\0").filter((part) => part !== "" && part !== "\n");
    const changes: Change[] = [];
    for (let at = 0; at < rest.length;) {
      const status = (rest[at++] ?? "").trim();
      const from = rest[at++] ?? "";
      const isPair = status.startsWith("R") || status.startsWith("C");
      changes.push({ status, from, to: isPair ? (rest[at++] ?? "") : from });
    }
    yield { commit: commit.trim(), changes };
  }
}
