/** `galley`: open, serve, check and audit a folder from the command line. */

import { join } from "node:path";
import { runBrowserHost } from "./browser/run.ts";
import { installationAt } from "./host/installation.ts";
import { userDataOf } from "./host/start.ts";

const root = join(import.meta.dirname, "..", "..");
const [verb, folder = null] = process.argv.slice(2);
if (verb === "serve")
  await runBrowserHost(installationAt(root, userDataOf(process.env), folder), console.log);
