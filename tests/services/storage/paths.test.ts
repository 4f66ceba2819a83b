import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Failure, type FailureCode } from "#contract/failure";
import { isClosed } from "#services/storage/names";
import { createPathResolver, isInside } from "#services/storage/paths";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SECRET = "secret\n";

/** A workspace with every way out that a folder can hold, beside a sibling whose name begins the same. */
async function hostileWorkspace() {
  const parent = await temporaryFolder({
    "ws/a.md": "a",
    "ws/posts/en.md": "en",
    "ws/.git/config.md": "git",
    "ws/.git/hooks/pre-commit": "hook",
    "ws/.github/CONTRIBUTING.md": "contributing",
    "ws/package.json": "{}",
    "ws/node_modules/pkg/README.md": "pkg",
    "ws/script.sh": "x",
    "ws-evil/s.md": SECRET,
    "outside/s.md": SECRET,
  });
  const root = join(parent, "ws");
  await mkdir(join(root, "folder.md"));
  await symlink("a.md", join(root, "inside-link.md"));
  await symlink("../outside/s.md", join(root, "outside-link.md"));
  await symlink("../outside", join(root, "outside-folder"));
  await symlink(".git/hooks/pre-commit", join(root, "hook-link.md"));
  await symlink("package.json", join(root, "package-link.md"));
  await symlink("loop-b.md", join(root, "loop-a.md"));
  await symlink("loop-a.md", join(root, "loop-b.md"));
  await symlink("../outside/not-yet.md", join(root, "dangling.md"));
  await symlink("../outside/not-yet", join(root, "dangling-folder"));
  await symlink(".git", join(root, "git-link"));
  await symlink("/etc", join(root, "absolute-link"));
  return { root, resolver: createPathResolver(root) };
}

const long = "x".repeat(300);
const HOSTILE: readonly string[] = [
  "../ws-evil/s.md",
  "../outside/s.md",
  "posts/../../outside/s.md",
  "./a.md",
  "posts/./en.md",
  "posts//en.md",
  "/etc/passwd.md",
  "//server/share/a.md",
  "a.md/",
  "/",
  ".",
  "..",
  "a.md\0.png",
  "\0",
  "outside-link.md",
  "outside-folder/s.md",
  "outside-folder/new.md",
  "loop-a.md",
  "dangling.md",
  "dangling-folder/x.md",
  "absolute-link/x.md",
  "..\\outside\\s.md",
  "posts\\..\\..\\outside\\s.md",
  "C:\\x.md",
  "C:/x.md",
  "\\\\srv\\x.md",
  "file:///etc/passwd.md",
  "https://example.org/a.md",
  "%2e%2e/outside/s.md",
  "..%2foutside/s.md",
  "~/s.md",
  `${long}.md`,
  `${"d/".repeat(2100)}x.md`,
  "CON.md",
  "aux.md",
  "com1.md",
  "a.md.",
  "a.md ",
  "a\nb.md",
  "a:b.md",
  "\ud800.md",
  ".git/config.md",
  ".GIT/config.md",
  ".g\u200cit/config.md",
  "git-link/config.md",
  "hook-link.md",
  "package-link.md",
  "package.json",
  "script.sh",
  "node_modules/pkg/README.md",
  "folder.md",
  "nothing.md",
  "a.md/en.md",
  "．．/outside/s.md",
];

test(`[ST3] none of ${HOSTILE.length} hostile paths is opened`, async () => {
  const { resolver } = await hostileWorkspace();
  for (const path of HOSTILE) {
    await expect(resolver.article(path), JSON.stringify(path)).rejects.toThrow(Failure);
  }
});

test("[ST3] of the same paths, only plain names inside can be made", async () => {
  const { root, resolver } = await hostileWorkspace();
  const made: string[] = [];
  for (const path of HOSTILE) {
    const place = await resolver.newArticle(path).catch((error: unknown) => {
      expect(error, JSON.stringify(path)).toBeInstanceOf(Failure);
      return null;
    });
    if (place === null) continue;
    expect(isInside(root, place.real), path).toBe(true);
    made.push(path);
  }
  expect(made).toEqual(["%2e%2e/outside/s.md", "~/s.md", "nothing.md", "．．/outside/s.md"]);
});

test.each<readonly [string, FailureCode]>([
  ["../ws-evil/s.md", "bad-name"],
  ["outside-link.md", "outside-workspace"],
  ["outside-folder/s.md", "outside-workspace"],
  ["loop-a.md", "not-found"],
  ["folder.md", "not-a-file"],
  ["nothing.md", "not-found"],
  ["a.md/en.md", "not-found"],
  [".git/config.md", "protected"],
  ["git-link/config.md", "protected"],
  ["hook-link.md", "protected"],
  ["package.json", "protected"],
  ["CON.md", "bad-name"],
])("[ST3] says why %s is refused: %s", async (path, code) => {
  const { resolver } = await hostileWorkspace();
  await expect(resolver.article(path)).rejects.toMatchObject({ code });
});

test.each<readonly [string, FailureCode]>([
  ["outside-folder/new.md", "outside-workspace"],
  ["dangling-folder/new.md", "outside-workspace"],
  ["dangling.md", "outside-workspace"],
  ["git-link/new.md", "protected"],
  [".github/workflows/new.md", "protected"],
  [".vscode/settings.md", "protected"],
  [".new.md", "protected"],
  ["astro.config.mjs", "protected"],
  ["posts/data.json", "protected"],
  ["a.md", "exists"],
  ["inside-link.md", "exists"],
  ["script.sh/new.md", "not-a-folder"],
  ["aux.md", "bad-name"],
  ["a?.md", "bad-name"],
])("[ST6] refuses to make %s: %s", async (path, code) => {
  const { resolver } = await hostileWorkspace();
  await expect(resolver.newArticle(path)).rejects.toMatchObject({ code });
});

test("[ST3] a parent that became a link while nobody looked leads nowhere", async () => {
  const { root, resolver } = await hostileWorkspace();
  await resolver.article("posts/en.md");
  await rm(join(root, "posts"), { recursive: true });
  await symlink("../outside", join(root, "posts"));
  await writeFile(join(root, "../outside/en.md"), SECRET);
  await expect(resolver.article("posts/en.md")).rejects.toMatchObject({ code: "outside-workspace" });
});

test("[ST4] a link inside the workspace is its target", async () => {
  const { root, resolver } = await hostileWorkspace();
  expect(await resolver.article("inside-link.md")).toEqual({
    path: "inside-link.md",
    real: join(root, "a.md"),
  });
});

test("[ST5] awkward names that exist can be edited, and cannot be made", async ({ skip }) => {
  if (process.platform === "win32") skip("Windows cannot hold these names");
  const { root, resolver } = await hostileWorkspace();
  for (const name of [
    "aux.md",
    "what: why.md",
    "a\nb.md",
    "back\\slash.md",
    " x.md",
    "<img src=x onerror=alert(1)>.md",
  ]) {
    await expect(resolver.newArticle(name), name).rejects.toMatchObject({ code: "bad-name" });
    await writeFile(join(root, name), "x");
    expect((await resolver.article(name)).real).toBe(join(root, name));
  }
  const onWindows = createPathResolver(root, "win32");
  await expect(onWindows.article("aux.md")).rejects.toMatchObject({ code: "bad-name" });
});

test("[ST5] composed and decomposed names are two files", async ({ skip }) => {
  if (process.platform === "darwin") skip("this file system takes them for one");
  const { root, resolver } = await hostileWorkspace();
  await writeFile(join(root, "caf\u00e9.md"), "composed");
  await writeFile(join(root, "cafe\u0301.md"), "decomposed");
  expect((await resolver.article("caf\u00e9.md")).real).toBe(join(root, "caf\u00e9.md"));
  expect((await resolver.article("cafe\u0301.md")).real).toBe(join(root, "cafe\u0301.md"));
});

test("[ST6] an existing file in a hidden folder can be edited; version control cannot", async () => {
  const { root, resolver } = await hostileWorkspace();
  expect((await resolver.article(".github/CONTRIBUTING.md")).real).toBe(
    join(root, ".github/CONTRIBUTING.md"),
  );
  await expect(resolver.file(".git/hooks/pre-commit")).rejects.toMatchObject({ code: "protected" });
});

test("[ST3] new folders below existing ones are inside", async () => {
  const { root, resolver } = await hostileWorkspace();
  expect(await resolver.newArticle("posts/2026/new/en.md")).toEqual({
    path: "posts/2026/new/en.md",
    real: join(root, "posts/2026/new/en.md"),
    folder: join(root, "posts"),
  });
});

test("[ST3] a link to a sibling whose name begins the same leads out", async () => {
  const { root, resolver } = await hostileWorkspace();
  await symlink("../ws-evil/s.md", join(root, "sibling.md"));
  await symlink("../ws-evil", join(root, "sibling"));
  for (const asked of [
    resolver.article("sibling.md"),
    resolver.article("sibling/s.md"),
    resolver.newArticle("sibling/n.md"),
  ])
    await expect(asked).rejects.toMatchObject({ code: "outside-workspace" });
  expect(isInside("/site", "/site-evil/a.md")).toBe(false);
});

test("[ST6] a closed folder is closed in every spelling that some system takes for its name", () => {
  for (const name of [".GIT", ".g\u200cit", ".git.", ".git ", "\uff0egit", "NODE_MODULES", ".gi\ufe0ft"])
    expect(isClosed(`${name}/config`), JSON.stringify(name)).toBe(true);
  expect(isClosed("digit/config.md")).toBe(false);
});
