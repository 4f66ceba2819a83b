import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "../services/support/temporary-folder.ts";

const root = join(import.meta.dirname, "..", "..");
const isBuilt = existsSync(join(root, "out", "main", "electron.js"));

/** What `@electron/fuses` looks for in Electron's program; after it come a version, a count and the fuses. */
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const FUSES = 9;

/** A folder that packaging takes for Electron's runtime: the program is only the place of its fuses. */
async function standIn(folder: string): Promise<string> {
  const dist = join(folder, "electron-dist");
  await mkdir(join(dist, "locales"), { recursive: true });
  await mkdir(join(dist, "resources"));
  const program = [
    Buffer.from(`\u007fELF ${SENTINEL}`),
    Buffer.from([1, FUSES]),
    Buffer.from("1".repeat(FUSES)),
  ];
  await writeFile(join(dist, "electron"), Buffer.concat(program), { mode: 0o755 });
  for (const name of ["LICENSE", "LICENSES.chromium.html", "chrome-sandbox", "locales/en-US.pak"]) {
    await writeFile(join(dist, name), "");
  }
  return dist;
}

interface ArchiveFile {
  readonly files?: Readonly<Record<string, ArchiveFile>>;
}

/** Every path in an archive, read from its header: four lengths, then JSON. */
async function archived(file: string): Promise<readonly string[]> {
  const bytes = await readFile(file);
  const header = JSON.parse(bytes.toString("utf8", 16, 16 + bytes.readUInt32LE(12))) as ArchiveFile;
  const walk = (at: string, { files }: ArchiveFile): string[] =>
    files ? Object.entries(files).flatMap(([name, inside]) => walk(`${at}/${name}`, inside)) : [at];
  return walk("", header);
}

test.skipIf(!isBuilt)(
  `[H30] packaging makes a folder with the fuses blown and nothing but what was built${isBuilt ? "" : " (skipped: npm run build first)"}`,
  { timeout: 120_000 },
  async () => {
    const folder = await temporaryFolder();
    const builder = createRequire(import.meta.url).resolve("electron-builder/package.json");
    const args = [
      join(dirname(builder), "cli.js"),
      ...["--config", "electron-builder.config.ts", "--linux", "dir"],
      `-c.electronDist=${await standIn(folder)}`,
      `-c.directories.output=${join(folder, "dist")}`,
    ];
    await promisify(execFile)(process.execPath, args, { cwd: root });
    const made = join(folder, "dist", process.arch === "arm64" ? "linux-arm64-unpacked" : "linux-unpacked");

    const program = await readFile(join(made, "galley"), "latin1");
    const fuses = program.slice(program.indexOf(SENTINEL) + SENTINEL.length + 2);
    // In Electron's order: run as Node, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, only the
    // archive, a snapshot of its own, file: privileges; the last, added since, is left as Electron ships it.
    expect(fuses).toBe("01001100" + "1");

    const paths = await archived(join(made, "resources", "app.asar"));
    expect(paths).toContain("/out/main/electron.js");
    expect(paths).toContain("/out/preload/preload.cjs");
    expect(paths).toContain("/out/renderer/index.html");
    expect(paths).toContain("/resources/preview/shell.html");
    expect(paths.some((path) => path.startsWith("/resources/sample-site/src/content/"))).toBe(true);
    expect(paths.filter((path) => !/^\/(out|resources)\/|^\/(package\.json|LICENSE)$/.test(path))).toEqual(
      [],
    );
    expect(paths.filter((path) => path.includes("node_modules"))).toEqual([]);
  },
);
