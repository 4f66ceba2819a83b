import { existsSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { WorkspaceId } from "#contract/values";
import { systemInstall } from "#services/publishers/system-install";
import { startServices } from "../support/site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A package manager that does what `script` says, the first that a terminal would find. */
async function withNpm(script: string): Promise<void> {
  const folder = await temporaryFolder({ npm: `#!/bin/sh\n${script}\n` });
  await chmod(join(folder, "npm"), 0o755);
  const before = process.env["PATH"];
  process.env["PATH"] = `${folder}${delimiter}${before ?? ""}`;
  onTestFinished(() => {
    process.env["PATH"] = before;
  });
}

async function openSite() {
  const root = await temporaryFolder({
    "package.json": JSON.stringify({ dependencies: { astro: "7.3.5" } }),
    "package-lock.json": "{}",
    "src/content/articles/a.md": "---\ntitle: A\n---\n\nText.\n",
  });
  const { handlers } = await startServices();
  const { id } = await handlers["workspace.open"]({ folder: root });
  const workspace = id as WorkspaceId;
  const state = async () => (await handlers["publisher.read"]({ workspace })).publisher;
  const trust = async () => {
    const { fingerprint } = await handlers["trust.read"]({ workspace });
    await handlers["trust.grant"]({ workspace, fingerprint, parent: false });
  };
  return { root, workspace, handlers, state, trust };
}

describe.skipIf(process.platform === "win32")("[PU12] installing", () => {
  test("[PU12] it runs in a trusted folder alone, as it was shown, and the publisher is there afterwards", async () => {
    await withNpm(
      'echo "$@" > ran; mkdir -p node_modules/astro; echo \'{"version":"7.3.5"}\' > node_modules/astro/package.json',
    );
    const { root, workspace, handlers, state, trust } = await openSite();
    expect(await state()).toMatchObject({
      kind: "missing",
      program: "astro",
      install: ["npm", "ci"],
      canInstall: true,
    });
    await expect(handlers["publisher.install"]({ workspace })).rejects.toMatchObject({ code: "not-trusted" });
    expect(existsSync(join(root, "ran"))).toBe(false);
    await trust();
    await handlers["publisher.install"]({ workspace });
    await expect.poll(async () => (await state()).kind, { timeout: 20_000 }).toBe("stopped");
    expect(existsSync(join(root, "ran"))).toBe(true);
  });

  test("[PU12] a failure is told in its own words, and can be tried again", async () => {
    await withNpm('echo "npm error: the registry cannot be reached" >&2; exit 1');
    const { workspace, handlers, state, trust } = await openSite();
    await trust();
    await handlers["publisher.install"]({ workspace });
    await expect.poll(async () => (await state()).kind, { timeout: 20_000 }).toBe("failed");
    expect(await state()).toMatchObject({
      failure: { details: { reason: "npm error: the registry cannot be reached" } },
    });
    await expect(handlers["publisher.start"]({ workspace })).rejects.toMatchObject({
      code: "publisher-missing",
    });
    expect((await state()).kind).toBe("missing");
  });

  test("[PU12] it can be stopped", async () => {
    await withNpm("echo started; sleep 600");
    const { workspace, handlers, state, trust } = await openSite();
    await trust();
    await handlers["publisher.install"]({ workspace });
    await expect
      .poll(state, { timeout: 20_000 })
      .toMatchObject({ kind: "installing", command: ["npm", "ci"], lines: ["started"] });
    await handlers["publisher.stop"]({ workspace });
    expect((await state()).kind).toBe("missing");
  });
});

test("[PU12] what is installed on the computer is named, and nothing else is", async () => {
  const named = await systemInstall("hugo");
  if (named !== null) expect(named.command.join(" ")).toMatch(/hugo/i);
  expect(await systemInstall("another")).toBeNull();
});
