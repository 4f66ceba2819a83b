/** A command that is ended from outside while a program of the site runs for it. */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../services/support/temporary-folder.ts";
import { isRunning } from "../support/processes.ts";
import { program } from "./run-cli.ts";

const PATIENCE = { timeout: 90_000 };

test("[PU5] what a command started ends with it when it is interrupted", { timeout: 200_000 }, async () => {
  const told = join(await temporaryFolder(), "pid");
  const site = await temporaryFolder({
    "package.json": '{ "dependencies": { "astro": "5" } }',
    "astro.config.mjs": "export default {};\n",
    "src/content/page.md": "---\ntitle: A\n---\n\nFirst words.\n",
    "node_modules/astro/package.json": '{ "version": "5.0.0", "type": "module", "exports": "./index.js" }',
    "node_modules/astro/index.js": `
      import { writeFileSync } from "node:fs";
      export const build = () => new Promise(() => {
        writeFileSync(${JSON.stringify(told)}, String(process.pid));
        setInterval(() => undefined, 1000);
      });`,
  });
  const command = spawn(process.execPath, [program, "parity", site], { stdio: "ignore" });
  onTestFinished(() => void command.kill("SIGKILL"));
  await expect.poll(() => existsSync(told), PATIENCE).toBe(true);
  await expect.poll(() => readFile(told, "utf8"), PATIENCE).not.toBe("");
  const pid = Number(await readFile(told, "utf8"));
  expect(isRunning(pid)).toBe(true);
  command.kill("SIGTERM");
  await expect.poll(() => isRunning(pid), PATIENCE).toBe(false);
});
