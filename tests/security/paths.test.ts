/** Hostile paths through every call that takes one, whichever calls there are. */

import { mkdir, readFile, readdir, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contract, type CallName } from "#contract/calls";
import { Failure } from "#contract/failure";
import { at, openSite } from "../services/support/site.ts";
import { photograph, temporaryFolder } from "../services/support/temporary-folder.ts";

const hostile: readonly string[] = [
  ...["../outside/s.md", "posts/../../outside/s.md", "/etc/passwd.md", "//srv/s.md", "..", "."],
  ...["out.md", "out/s.md", "out/new.md", "out/deep/new.md", "chain/s.md", "chain/new.md"],
  ...["dangling/new.md", "dangling.md", "loop.md", "loop/new.md", "self/self/new.md/x.md"],
  ...["..\\outside\\s.md", "C:\\s.md", "\\\\srv\\s.md", "file:///etc/passwd.md", "a.md\0.png", "\0.md"],
  ...[".git/config", ".git/new.md", ".GIT/new.md", ".g\u200cit/new.md", "git/new.md", "node_modules/new.md"],
  ...[".github/new.md", ".vscode/new.md", "package.json", "hook.md", "x".repeat(5000)],
];

/** What each field of a call's input is, where it matters. */
function inputFor(name: CallName, path: string, workspace: string): Record<string, unknown> {
  const shape = Object.keys((contract[name].input as { readonly shape?: object }).shape ?? {});
  const known: Readonly<Record<string, unknown>> = {
    workspace,
    path,
    text: "hit",
    encoding: "utf-8",
    base: "0".repeat(64),
    revision: "0".repeat(64),
  };
  return Object.fromEntries(shape.map((field) => [field, known[field] ?? "x"]));
}

const takingPaths = (Object.keys(contract) as CallName[]).filter((name) => {
  const shape = (contract[name].input as { readonly shape?: object }).shape ?? {};
  return "workspace" in shape && "path" in shape;
});

test(
  `[SE4] ${hostile.length} hostile paths through each of ${takingPaths.length} calls`,
  { timeout: 120_000 },
  async () => {
    const site = await openSite({
      "a.md": "a",
      "posts/a.md": "b",
      ".git/config": "[core]",
      "package.json": "{}",
    });
    const outside = await temporaryFolder({ "s.md": "secret", "deep/s.md": "secret" });
    await symlink(outside, join(site.root, "out"));
    await symlink("out", join(site.root, "chain"));
    await symlink(join(outside, "s.md"), join(site.root, "out.md"));
    await symlink(join(outside, "not-yet"), join(site.root, "dangling"));
    await symlink(join(outside, "not-yet.md"), join(site.root, "dangling.md"));
    await symlink("loop", join(site.root, "loop"));
    await symlink("loop.md", join(site.root, "loop.md"));
    await symlink(".", join(site.root, "self"));
    await symlink(".git", join(site.root, "git"));
    await symlink(".git/config", join(site.root, "hook.md"));
    const before = { outside: await photograph(outside), git: await photograph(join(site.root, ".git")) };
    let refused = 0;
    for (const name of takingPaths) {
      for (const path of hostile) {
        const input = contract[name].input.safeParse(inputFor(name, path, site.workspace));
        // Refused by the contract itself.
        if (!input.success) continue;
        const handle = site.handlers[name] as (given: unknown) => Promise<unknown>;
        const answer = await handle(input.data).catch((error: unknown) => error);
        if (answer instanceof Failure) refused += 1;
        else {
          expect(answer, `${name} ${path}`).not.toBeInstanceOf(Error);
          // A list of versions of a file that was never written is empty, and says nothing of what is outside.
          expect(JSON.stringify(answer) ?? "", `${name} ${path}`).not.toContain("secret");
        }
      }
    }
    expect(refused).toBeGreaterThan(hostile.length * 3);
    expect(await photograph(outside)).toEqual(before.outside);
    expect(await photograph(join(site.root, ".git"))).toEqual(before.git);
    console.log(`S4 ${hostile.length} paths through ${takingPaths.length} calls, 0 escapes`);
  },
);

test(
  "[SE4] a parent that becomes a link while files are made in it: nothing that exists is touched",
  { timeout: 60_000 },
  async () => {
    const site = await openSite({ "a.md": "a" });
    const outside = await temporaryFolder({ "s.md": "secret" });
    const place = join(site.root, "posts");
    await mkdir(place);
    let isOver = false;
    const swap = async () => {
      while (!isOver) {
        await rename(place, `${place}-away`).catch(() => undefined);
        await symlink(outside, place).catch(() => undefined);
        await rename(place, `${place}-link`).catch(() => undefined);
        await rename(`${place}-away`, place).catch(() => undefined);
      }
    };
    const swapping = swap();
    const made: string[] = [];
    for (let index = 0; index < 300; index += 1) {
      const path = at(`posts/n${index}.md`);
      await site.handlers["document.create"]({
        workspace: site.workspace,
        path,
        text: "x",
        encoding: "utf-8",
      }).then(
        () => made.push(path),
        (error: unknown) => expect(error).toBeInstanceOf(Failure),
      );
    }
    isOver = true;
    await swapping;
    const escaped = (await readdir(outside)).filter((name) => name !== "s.md");
    console.log(
      `S4 ${made.length} files made and ${300 - made.length} refused while a parent was swapped, ${escaped.length} outside`,
    );
    // Node cannot make a file below a folder that it holds open: what wins the moment in between has a new article,
    // or the temporary file of one.
    expect(escaped.filter((name) => !/^(?:n\d+\.md|\.galley-[\w-]+\.tmp)$/.test(name))).toEqual([]);
    expect(escaped.length).toBeLessThan(30);
    expect(await readFile(join(outside, "s.md"), "utf8")).toBe("secret");
  },
);
