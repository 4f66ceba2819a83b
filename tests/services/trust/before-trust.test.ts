/**
 * What a restricted folder starts: nothing, whatever is asked of its publisher.
 *
 * Each publisher's site is made of traps: programs of every name on the path, packages and settings that leave a mark
 * when they run. Node itself tells of each process that is started. Then the folder is trusted, and the
 * same asking does start one: the test would see it.
 */

import diagnostics from "node:diagnostics_channel";
import { existsSync } from "node:fs";
import { chmod, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import { at, startServices } from "../support/site.ts";
import { photograph, temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

vi.setConfig({ testTimeout: 120_000 });

const PROGRAMS = [
  "hugo",
  "jekyll",
  "ruby",
  "bundle",
  "gem",
  "node",
  "npm",
  "npx",
  "pnpm",
  "yarn",
  "bun",
  "git",
];
const article = "---\ntitle: A\n---\n\nFirst words.\n";

/** A package whose every file leaves a mark. */
function trapPackage(name: string, trap: string): Readonly<Record<string, string>> {
  const folder = `node_modules/${name}`;
  return {
    "package.json": JSON.stringify({ dependencies: { [name]: "5" }, scripts: { dev: "touch sprung" } }),
    [`${folder}/package.json`]: JSON.stringify({
      name,
      version: "5.0.0",
      type: "module",
      exports: { ".": "./index.js", "./*": "./index.js" },
    }),
    [`${folder}/index.js`]: trap,
  };
}

interface TrapSite {
  readonly path: string;
  readonly files: Readonly<Record<string, string>>;
}

/** By the publisher's name; `trap` is a script that leaves a mark. */
function trapSites(trap: string): Readonly<Record<string, TrapSite>> {
  const content = "src/content/posts/a.md";
  return {
    astro: {
      path: content,
      files: {
        ...trapPackage("astro", trap),
        "astro.config.mjs": trap,
        "src/content.config.ts": trap,
        [content]: article,
      },
    },
    hugo: { path: "content/a.md", files: { "hugo.toml": 'baseURL = "x"\n', "content/a.md": article } },
    jekyll: {
      path: "_posts/2026-01-01-a.md",
      files: { "_config.yml": "title: a\n", "_plugins/trap.rb": trap, "_posts/2026-01-01-a.md": article },
    },
    eleventy: {
      path: "posts/a.md",
      files: { ...trapPackage("@11ty/eleventy", trap), "eleventy.config.js": trap, "posts/a.md": article },
    },
    vitepress: {
      path: "a.md",
      files: { ...trapPackage("vitepress", trap), ".vitepress/config.mjs": trap, "a.md": article },
    },
    docusaurus: {
      path: "docs/a.md",
      files: {
        ...trapPackage("@docusaurus/core", trap),
        "docusaurus.config.js": trap,
        "docs/a.md": article,
      },
    },
  };
}

/** Every call about a publisher, and what else looks at an article and its site. */
async function askEverything(handlers: Handlers, workspace: WorkspaceId, name: string): Promise<void> {
  const path = at(name);
  const text = "---\ntitle: B\n---\n\nOther words.\n";
  const asked: readonly (() => Promise<unknown>)[] = [
    () => handlers["library.read"]({ workspace }),
    () => handlers["document.open"]({ workspace, path }),
    () => handlers["problems.read"]({ workspace }),
    () => handlers["preview.frame"]({ workspace, path }),
    () => handlers["trust.read"]({ workspace }),
    () => handlers["publisher.read"]({ workspace }),
    () => handlers["publisher.check"]({ workspace, path, text }),
    () => handlers["publisher.fast"]({ workspace, path, text }),
    () => handlers["publisher.show"]({ workspace, path, text }),
    () => handlers["publisher.prove"]({ workspace, path, text }),
    () => handlers["publisher.saved"]({ workspace, path }),
    () => handlers["publisher.faces"]({ workspace, path, words: [] }),
    () => handlers["publisher.find"]({ workspace, url: "/" }),
    () => handlers["publisher.install"]({ workspace }),
    () => handlers["publisher.start"]({ workspace }),
    () => handlers["publisher.stop"]({ workspace }),
  ];
  for (const ask of asked) await ask().catch((error: unknown) => expect(error).toHaveProperty("code"));
}

/** The programs that this process starts from now on. */
function watchStarts(): readonly string[] {
  const started: string[] = [];
  const note = (message: unknown): void => {
    const { process: child } = message as { readonly process?: { readonly spawnfile?: string } };
    started.push(child?.spawnfile ?? "a process");
  };
  diagnostics.subscribe("child_process", note);
  onTestFinished(() => void diagnostics.unsubscribe("child_process", note));
  return started;
}

test.each(["astro", "hugo", "jekyll", "eleventy", "vitepress", "docusaurus"])(
  "[PU5] nothing of a restricted %s site is started, whatever is asked of it",
  async (publisher) => {
    const marks = await temporaryFolder();
    const mark = join(marks, "sprung");
    const programs = await temporaryFolder();
    await writeFiles(
      programs,
      Object.fromEntries(PROGRAMS.map((name) => [name, `#!/bin/sh\n: > '${mark}'\nexit 1\n`])),
    );
    for (const name of PROGRAMS) await chmod(join(programs, name), 0o755);
    vi.stubEnv("PATH", programs);
    onTestFinished(() => void vi.unstubAllEnvs());
    const trap = `process.getBuiltinModule("node:fs").writeFileSync(${JSON.stringify(mark)}, ""); process.exit(1);\n`;
    const { path, files } = trapSites(trap)[publisher] ?? { path: "", files: {} };
    const root = await temporaryFolder(files);
    const before = await photograph(root);
    const { handlers } = await startServices();
    const started = watchStarts();

    const opened = await handlers["workspace.open"]({ folder: root });
    const workspace = opened.id as WorkspaceId;
    expect(opened.publisher?.name).toBe(publisher);
    await askEverything(handlers, workspace, path);
    expect([started, await readdir(marks)]).toEqual([[], []]);
    expect(await photograph(root)).toEqual(before);

    const { fingerprint } = await handlers["trust.read"]({ workspace });
    await handlers["trust.grant"]({ workspace, fingerprint, parent: false });
    await handlers["publisher.start"]({ workspace });
    await expect.poll(() => started.length, { timeout: 60_000 }).toBeGreaterThan(0);
    // A program of the path leaves its mark; the others begin with a script of Galley's own.
    if (PROGRAMS.includes(publisher))
      await expect.poll(() => existsSync(mark), { timeout: 60_000 }).toBe(true);
    await handlers["workspace.close"]({ workspace });
  },
);
