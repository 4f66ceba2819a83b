/** Have a Chromium for the end-to-end tests: find one, else install one, else say what to do. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "./chromium.ts";

const INSTALL_MILLISECONDS = 300_000;

function run(program: string, ...args: string[]): boolean {
  console.log(`> ${program} ${args.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio: "inherit", timeout: INSTALL_MILLISECONDS, env }).status === 0;
}

/** Debian's package brings the libraries that Playwright's download lacks on a bare machine; the fonts are for Japanese. */
function installFromDebian(): boolean {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return false;
  const packages = ["chromium", "fonts-noto-cjk"];
  const install = () => run("apt-get", "install", "-y", "--no-install-recommends", ...packages);
  return run("apt-get", "update", "-q") && install();
}

function ensureChromium(): string | null {
  const found = findChromium();
  if (found !== null) return found;
  if (installFromDebian()) return findChromium();
  return run("npx", "playwright", "install", "chromium") ? findChromium() : null;
}

const chromium = ensureChromium();
if (chromium === null) {
  console.error("No Chromium. Install one, or name one: GALLEY_CHROMIUM=/path/to/chromium npm test");
  process.exitCode = 1;
} else {
  console.log(`Chromium: ${chromium}`);
}
