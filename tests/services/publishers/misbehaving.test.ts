/** Publishers that do not do what they are asked: a program under the name of one, in a site of a few files. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { PublisherValue, ShownValue, WorkspaceId } from "#contract/values";
import type { SiteBuilder } from "#services/publishers/adapter";
import { openBuiltSite } from "#services/publishers/built-site";
import { openOverlay } from "#services/publishers/overlay";
import { startTool } from "#services/publishers/tool-process";
import { firstBuild } from "#services/publishers/wait-for-build";
import { at, startServices, type Started } from "../support/site.ts";
import { photograph, temporaryFolder } from "../support/temporary-folder.ts";
import { isRunning } from "../../support/processes.ts";

/** Each starts programs, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 90_000 });

/** The body of Astro's `dev`, in the place of Astro: `serve(port)` answers every address with `page.md` of the copy. */
function siteOf(dev: string): Readonly<Record<string, string>> {
  return {
    "package.json": '{ "dependencies": { "astro": "5" } }',
    "astro.config.mjs": "export default {};\n",
    "src/content/page.md": "---\ntitle: A\n---\n\nFirst words.\n",
    "node_modules/astro/package.json": '{ "version": "5.0.0", "type": "module", "exports": "./index.js" }',
    "node_modules/astro/index.js": `
      import { createServer } from "node:http";
      import { spawn } from "node:child_process";
      import { readFileSync, watch, writeFileSync } from "node:fs";
      import { join } from "node:path";
      export async function dev({ root, server: { port }, integrations: [bridge] }) {
        bridge.hooks["astro:config:done"]({ config: { base: "/", build: {}, trailingSlash: "ignore" } });
        const file = join(root, "src/content/page.md");
        const serve = (at) => new Promise((resolve) => {
          const server = createServer((request, response) =>
            response.end(request.url.endsWith("/__galley/routes")
              ? JSON.stringify({ "src/content/page.md": "/page" })
              : "<main><p>" + readFileSync(file, "utf8") + "</p></main>"));
          server.listen(at, "127.0.0.1", () => resolve({ address: server.address() }));
        });
        watch(join(root, "src/content"), () => console.log("galley:built null"));
        ${dev}
      }`,
  };
}

async function open(started: Started, dev: string) {
  const { handlers } = started;
  const root = await temporaryFolder(siteOf(dev));
  const { id } = await handlers["workspace.open"]({ folder: root });
  const workspace = id as WorkspaceId;
  const { fingerprint } = await handlers["trust.read"]({ workspace });
  await handlers["trust.grant"]({ workspace, fingerprint, parent: false });
  await handlers["publisher.start"]({ workspace });
  const state = async () => (await handlers["publisher.read"]({ workspace })).publisher as PublisherValue;
  const show = (text: string | null) =>
    handlers["publisher.show"]({ workspace, path: at("src/content/page.md"), text }) as Promise<ShownValue>;
  return { root, workspace, state, show };
}

const words = (what: string): string => `---\ntitle: A\n---\n\nSome words of ${what}.\n`;

test("[PU34] one that dies says its last words, and can be started anew", async () => {
  const started = await startServices();
  const { workspace, state, show } = await open(
    started,
    `setTimeout(() => { console.error("Error: the press is jammed"); process.exit(3); }, 1500); return serve(port);`,
  );
  expect(await show(null)).toMatchObject({ kind: "served", url: "/page" });
  await expect.poll(async () => (await state()).kind, { timeout: 30_000 }).toBe("failed");
  expect(await state()).toMatchObject({
    failure: { code: "publisher-failed", details: { reason: "Error: the press is jammed" } },
  });
  await expect(show(words("nobody"))).rejects.toMatchObject({ code: "publisher-failed" });
  await started.handlers["publisher.start"]({ workspace });
  expect(await show(null)).toMatchObject({ kind: "served" });
});

test("[PU34] one that floods its log is heard to the end of what is kept", async () => {
  const { state, show } = await open(
    await startServices(),
    `for (let line = 0; line < 20_000; line += 1) console.log("line " + line + " ".repeat(100)); return serve(port);`,
  );
  expect(await show(null)).toMatchObject({ kind: "served", url: "/page" });
  expect(await show(words("a flood"))).toMatchObject({ kind: "served" });
  const value = await state();
  expect(value.kind).toBe("running");
  expect("lines" in value && value.lines.length).toBeLessThanOrEqual(200);
});

test("[PU34] one that takes another port is found there; two sites run beside each other", async () => {
  const started = await startServices();
  const moved = await open(started, `return serve(0);`);
  const usual = await open(started, `return serve(port);`);
  const before = [await photograph(moved.root), await photograph(usual.root)];
  expect(await moved.show(words("the one"))).toMatchObject({ kind: "served", url: "/page" });
  expect(await usual.show(words("the other"))).toMatchObject({ kind: "served", url: "/page" });
  const states = [await moved.state(), await usual.state()];
  expect(states.map(({ kind }) => kind)).toEqual(["running", "running"]);
  expect(new Set(states.map((state) => "origin" in state && state.origin)).size).toBe(2);
  expect([await photograph(moved.root), await photograph(usual.root)]).toEqual(before);
});

test("[PU34] what it started is gone when its folder is closed, also what does not listen to being asked", async () => {
  const started = await startServices();
  const place = join(await temporaryFolder(), "pids");
  const { workspace, show } = await open(
    started,
    `const deaf = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"], { stdio: "ignore" });
     process.on("SIGTERM", () => {});
     writeFileSync(${JSON.stringify(place)}, process.pid + " " + deaf.pid);
     return serve(port);`,
  );
  expect(await show(null)).toMatchObject({ kind: "served" });
  const pids = (await readFile(place, "utf8")).split(" ").map(Number);
  const began = performance.now();
  await started.handlers["workspace.close"]({ workspace });
  console.log(`gone ${Math.round(performance.now() - began)} ms after closing`);
  for (const pid of pids) await expect.poll(() => isRunning(pid), { timeout: 30_000 }).toBe(false);
});

const permit = (root: string) => ({ root, commands: [], ended: new AbortController().signal });

test("[PU34] one that never finishes its first building is ended, and that is told", async () => {
  const folder = await temporaryFolder();
  const tool = startTool(permit(folder), {
    program: process.execPath,
    args: ["-e", "console.log('thinking'); setInterval(() => {}, 1000)"],
    folder,
  });
  const built = firstBuild({ process: tool, ends: () => false, problemIn: () => null, patience: 300 });
  await expect(built).rejects.toMatchObject({ code: "timed-out" });
  await tool.ended;
  expect(tool.hasEnded()).toBe(true);
});

test("[PU34] one that hangs later leaves the text behind, with its last line, after a second try", async () => {
  const root = await temporaryFolder({ "a.md": "Old words.\n" });
  const tool = startTool(permit(root), {
    program: process.execPath,
    args: ["-e", "console.log('waiting for ink'); setInterval(() => {}, 1000)"],
    folder: root,
  });
  onTestFinished(() => tool.stop());
  const overlay = await openOverlay({ root, folder: join(await temporaryFolder(), "copy"), outputs: [] });
  const written: string[] = [];
  const builder: SiteBuilder = {
    process: tool,
    served: { kind: "files", output: root, base: "/" },
    readPage: async () => "<p>Old words.</p>",
    endsBuild: () => false,
    problemIn: () => null,
    routes: async () => new Map([["a.md", "/a"]]),
  };
  const site = openBuiltSite({
    publisher: "hugo",
    builder,
    overlay: {
      ...overlay,
      async show(path, text) {
        written.push(text);
        await overlay.show(path, text);
      },
    },
    refused: new Map(),
    readText: async () => "Old words.\n",
    patience: 300,
  });
  await expect.poll(() => tool.lines().length, { timeout: 30_000 }).toBe(1);
  expect(await site.show("a.md", "New words.\n")).toEqual({
    kind: "stale",
    url: "/a",
    lastLine: "waiting for ink",
  });
  expect(written).toEqual(["New words.\n", "New words.\n\n"]);
});

test("[PU34] one that cannot be started says why", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "tool"), "no program");
  const tool = startTool(permit(folder), { program: join(folder, "tool"), args: [], folder });
  await expect(
    firstBuild({ process: tool, ends: () => false, problemIn: () => null, patience: 10_000 }),
  ).rejects.toMatchObject({ code: "publisher-failed" });
});
