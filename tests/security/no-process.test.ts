/** Opening a folder runs nothing of it, watched from outside: every program that the host starts is seen by the system. */

import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, writeFiles } from "../services/support/temporary-folder.ts";

const root = new URL("../../", import.meta.url).pathname;
const trap = "touch sprung";
const code = 'require("node:child_process").execSync("touch sprung"); process.exit(3)';

/** Everything in a folder that some tool would run by itself. */
const hostile: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({
    scripts: { preinstall: trap, prepare: trap, predev: trap, dev: trap, start: trap },
    dependencies: { astro: "5" },
  }),
  ".npmrc": "script-shell=./sprung.sh\n",
  ".envrc": trap,
  ".env": "NODE_OPTIONS=--require ./sprung.js\n",
  ".vscode/tasks.json": '{"tasks":[{"command":"touch sprung","runOptions":{"runOn":"folderOpen"}}]}',
  ".git/config": "[core]\n\tfsmonitor = touch sprung\n\tsshCommand = touch sprung\n",
  ".git/hooks/post-checkout": `#!/bin/sh\n${trap}\n`,
  "node_modules/.bin/astro": `#!/bin/sh\n${trap}\n`,
  "astro.config.mjs": code,
  "src/content.config.ts": code,
  ".eleventy.js": code,
  "hugo.toml": 'baseURL = "x"\n[security.exec]\nallow = [".*"]\n',
  "_config.yml": "plugins: [sprung]\n",
  "galley.json": '{"schemas": {"src/content/posts": "schema.js"}}',
  "schema.js": code,
  "src/content/posts/js.md": `---js\n${code}\n---\n`,
  "src/content/posts/tag.md": "---\ntitle: !!js/function 'function(){ sprung }'\n---\n",
  "src/content/posts/a.md": "---\ntitle: a\ncover: |touch sprung\n---\n{% raw %}<script>1</script>\n",
  "src/content/posts/b.mdx": 'import "./sprung.js"\n\n{process.exit(3)}\n',
};

const canTrace = spawnSync("strace", ["-V"]).status === 0;

test.skipIf(!canTrace)(
  "[SE1] the host starts no process for a hostile folder",
  { timeout: 120_000 },
  async ({ skip }) => {
    const folder = await temporaryFolder(hostile);
    for (const name of [".git/hooks/post-checkout", "node_modules/.bin/astro"])
      await chmod(join(folder, name), 0o755);
    const work = await temporaryFolder();
    const trace = join(work, "trace");
    // The command line opens the folder through the same services, lists it and reads every article and schema.
    const traced = await run(
      "strace",
      [
        ...["-f", "-e", "trace=execve,execveat", "-o", trace],
        ...[process.execPath, join(root, "src/main/cli.ts"), "check", folder, "--json"],
      ],
      { ...process.env, GALLEY_DATA: join(work, "data") },
    );
    if (!existsSync(trace) || !/execve/.test(readFileSync(trace, "utf8")))
      skip("this system lets nobody trace");
    expect(traced.output, traced.output).toContain('"problems"');
    const started = readFileSync(trace, "utf8").match(/execve(?:at)?\(.*= 0$/gm) ?? [];
    // The one is the host itself.
    expect(started).toHaveLength(1);
    expect(existsSync(join(folder, "sprung"))).toBe(false);
    console.log(`S1 ${Object.keys(hostile).length} traps, 0 processes`);
  },
);

test.skipIf(!canTrace)("[SE1] the test above would see one", { timeout: 60_000 }, async ({ skip }) => {
  const work = await temporaryFolder();
  await writeFiles(work, {
    "start.mjs": 'import { spawnSync } from "node:child_process"; spawnSync("true");\n',
  });
  const trace = join(work, "trace");
  await run("strace", [
    "-f",
    "-e",
    "trace=execve,execveat",
    "-o",
    trace,
    process.execPath,
    join(work, "start.mjs"),
  ]);
  if (!existsSync(trace) || !/execve/.test(readFileSync(trace, "utf8")))
    skip("this system lets nobody trace");
  expect((readFileSync(trace, "utf8").match(/execve(?:at)?\(.*= 0$/gm) ?? []).length).toBeGreaterThan(1);
});

async function run(
  program: string,
  args: readonly string[],
  env = process.env,
): Promise<{ readonly output: string }> {
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  child.stderr.on("data", (chunk) => (output += String(chunk)));
  await new Promise((resolve) => child.once("close", resolve));
  return { output };
}

test("[SE1] programs are started in four files only, code is never made from text", async () => {
  const { globSync } = await import("node:fs");
  const files = globSync("src/**/*.{ts,tsx}", { cwd: root }).map((path) => ({
    path,
    text: readFileSync(join(root, path), "utf8"),
  }));
  const starting = files.filter(({ text }) =>
    /["'](?:node:)?(?:child_process|cluster|vm|inspector)["']/.test(text),
  );
  expect(starting.map(({ path }) => path).toSorted()).toEqual([
    "src/main/browser/system-browser.ts",
    "src/main/cli/open.ts",
    "src/services/publishers/tool-process.ts",
    "src/services/translations/git.ts",
  ]);
  const made = files.filter(({ text }) =>
    /\beval\s*\(|new Function\b|createRequire\((?!.*\)\.resolve\()|registerHooks/.test(text),
  );
  expect(made.map(({ path }) => path)).toEqual([]);
  // What is imported while it runs is named in the code, never in a folder.
  const imported = files.flatMap(({ text }) =>
    [...text.matchAll(/\bimport\(([^)]*)\)/g)].map(([, what = ""]) => what.trim()),
  );
  expect(imported.filter((what) => !/^["'][^"']+["']$|^\?:/.test(what))).toEqual([]);
});
