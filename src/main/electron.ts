/** Galley in Electron. */

import { join } from "node:path";
import * as electron from "electron";
import { startElectronHost } from "./electron/start.ts";
import { installationAt } from "./host/installation.ts";
import { startServices, userDataOf } from "./host/start.ts";

const root = join(import.meta.dirname, "..", "..");
// A packaged program's arguments begin one earlier: it has no script to name.
const given = process.argv.slice(electron.app.isPackaged ? 1 : 2);
const folder = given.find((argument) => !argument.startsWith("-")) ?? null;

const installation = installationAt(root, userDataOf(process.env), folder);

// Not awaited: Electron is ready only after this module has ended, and the host waits for that.
startElectronHost(electron, {
  installation,
  startServices: (part) => startServices(installation, part),
  preload: join(root, "out", "preload", "preload.cjs"),
  platform: process.platform,
}).catch((error: unknown) => {
  console.error("Galley could not start:", error);
  electron.app.exit(1);
});
