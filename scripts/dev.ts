/** `npm run dev [-- folder]`: the browser host behind Vite's development server, with hot reload. */

import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { DEVELOPMENT_PORT } from "./development-proxy.ts";

// The host serves built pages; here Vite serves them, and before the first build there are none.
mkdirSync("out/renderer", { recursive: true });

const port = String(DEVELOPMENT_PORT);
console.log(
  "Vite prints its own address below. Open it with the #t=… part of the address that Galley prints.",
);
const vite = spawn("electron-vite", ["dev", "--watch", "--", ...process.argv.slice(2)], {
  stdio: "inherit",
  shell: process.platform === "win32",
  env: {
    ...process.env,
    ELECTRON_EXEC_PATH: process.execPath,
    ELECTRON_ENTRY: "out/main/browser.js",
    GALLEY_PORT: process.env.GALLEY_PORT ?? port,
    GALLEY_OPEN: "never",
  },
});
vite.on("exit", (code) => process.exit(code ?? 1));
