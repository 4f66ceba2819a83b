/** D8: what a file is besides its text survives a save. */

import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { openArticle, startGalley } from "./support/galley.ts";
import { tally, type DataPromise } from "./support/promise.ts";

interface Attribute {
  readonly name: string;
  readonly bytes?: Buffer;
  readonly needsRoot?: boolean;
  readonly give?: (path: string, site: string) => Promise<void>;
  /** What must be the same before and after. */
  readonly read: (path: string, site: string) => Promise<unknown>;
}

const mode = (wanted: number): Omit<Attribute, "name"> => ({
  give: (path) => chmod(path, wanted),
  read: async (path) => (await stat(path)).mode,
});

/** The bytes around the word that is edited. */
const bytesOf = (name: string, bytes: Buffer, word: Buffer = Buffer.from("old")): Attribute => ({
  name,
  bytes,
  async read(path) {
    const found = await readFile(path);
    const at = Math.max(found.indexOf(word), found.indexOf(replaced(word)));
    return [found.subarray(0, at).toString("hex"), found.subarray(at + word.length).toString("hex")];
  },
});
const wide = (text: string): Buffer => Buffer.from(text, "utf16le");

const ATTRIBUTES: readonly Attribute[] = [
  { name: "mode 0600", ...mode(0o600) },
  { name: "mode 0775", ...mode(0o775) },
  { name: "set-group-id", ...mode(0o2664) },
  {
    name: "owner",
    needsRoot: true,
    give: (path) => chown(path, 12_345, 0),
    read: async (path) => (await stat(path)).uid,
  },
  {
    name: "group",
    needsRoot: true,
    give: (path) => chown(path, 0, 23_456),
    read: async (path) => (await stat(path)).gid,
  },
  {
    name: "symbolic link",
    async give(path, site) {
      await writeFile(join(site, "target.md"), await readFile(path));
      await rm(path);
      await symlink("target.md", path);
    },
    read: async (path) => [(await lstat(path)).isSymbolicLink(), await readlink(path)],
  },
  {
    name: "hard link",
    give: (path, site) => link(path, join(site, "twin.md")),
    read: async (path, site) => [
      (await stat(path)).ino === (await stat(join(site, "twin.md"))).ino,
      (await readFile(path)).equals(await readFile(join(site, "twin.md"))),
    ],
  },
  bytesOf("byte order mark", Buffer.from("\u{feff}old\n")),
  bytesOf("CRLF", Buffer.from("---\r\na: 1\r\n---\r\nold\r\n")),
  bytesOf("mixed line endings", Buffer.from("a\r\nold\nb\rc\r\n")),
  bytesOf("no final newline", Buffer.from("a\nold")),
  bytesOf("UTF-16", wide("\u{feff}a 日本\r\nold\r\n"), wide("old")),
];

export const attributes: DataPromise = {
  id: "D8",
  async run({ work, saver }) {
    const lost = tally("lost");
    const skipped: string[] = [];
    const galley = await startGalley({ userData: join(work, "data"), saver });
    let kept = 0;
    for (const [index, attribute] of ATTRIBUTES.entries()) {
      if (attribute.needsRoot === true && process.getuid?.() !== 0) {
        skipped.push(`${attribute.name}: only an administrator gives files away`);
        continue;
      }
      const site = join(work, `site-${index}`);
      const path = join(site, "a.md");
      await mkdir(site);
      await writeFile(path, attribute.bytes ?? "old\n");
      await attribute.give?.(path, site);
      const before = JSON.stringify(await attribute.read(path, site));
      const article = await openArticle(galley, site, "a.md");
      await article.save(article.opened.text.replace("old", "new"));
      const after = JSON.stringify(await attribute.read(path, site));
      const text = (await readFile(path)).toString("latin1").replaceAll("\0", "");
      if (!text.includes("new")) lost.add(`${attribute.name}: the edit`);
      else if (after !== before) lost.add(`${attribute.name}: ${before} became ${after}`);
      else kept++;
    }
    await galley.close();
    return {
      figures: `${kept} of ${ATTRIBUTES.length - skipped.length} attributes survive`,
      broken: lost.found(),
      skipped,
    };
  },
};

function replaced(word: Buffer): Buffer {
  return word.length > 3 ? wide("new") : Buffer.from("new");
}
