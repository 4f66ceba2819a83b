/** The browser host as a program of its own: `node out/main/browser.js [folder]`, which development restarts. */

import { join } from "node:path";
import { runBrowserHost } from "./browser/run.ts";
import { installationAt } from "./host/installation.ts";
import { userDataOf } from "./host/start.ts";

const root = join(import.meta.dirname, "..", "..");
const [folder = null] = process.argv.slice(2);

await runBrowserHost(installationAt(root, userDataOf(process.env), folder), console.log);
