/** Build Galley unless the last build is newer than everything it was made from. */

import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
/** Touched after a build that ended well; a build that broke half-way leaves it old. */
const mark = join(root, "out", ".built");

const sources = [
  "src/**/*.{ts,tsx,css,html,json}",
  "electron.vite.config.ts",
  "package.json",
  "package-lock.json",
];

function isFresh(): boolean {
  if (!existsSync(mark)) return false;
  const built = statSync(mark).mtimeMs;
  return globSync(sources, { cwd: root }).every((file) => statSync(join(root, file)).mtimeMs <= built);
}

if (!isFresh()) {
  console.log("Building Galley…");
  const { status } = spawnSync(
    process.execPath,
    [join(root, "node_modules", "electron-vite", "bin", "electron-vite.js"), "build", "--logLevel", "error"],
    { cwd: root, stdio: "inherit" },
  );
  if (status === 0) {
    mkdirSync(join(root, "out"), { recursive: true });
    writeFileSync(mark, "");
  }
  process.exitCode = status ?? 1;
}
