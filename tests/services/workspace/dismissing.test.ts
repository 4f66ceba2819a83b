/** Findings that people let stand. */

import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dismissalOf } from "#core/problems/dismissed";
import type { FileProblem } from "#contract/values";
import { openSite } from "../support/site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const site = {
  "posts/a.md": "---\ntitle: A\n---\n![](a.png)\n\n[x](./gone.md)\n",
  "posts/b.md": "---\ntitle: B\n---\n[x](./gone.md)\n",
};
const FILE = ".galley/dismissed.txt";

test("[HF8] a finding that is dismissed stays so when text is written above it, and comes back when it says something else", async () => {
  const { handlers, workspace, root } = await openSite(site);
  const read = async () => {
    const { problems, dismissed } = await handlers["problems.read"]({ workspace });
    const told = (each: { path: string; problem: { rule: string } }) => `${each.path} ${each.problem.rule}`;
    return { problems: problems.map(told), dismissed: dismissed.map(told), all: problems as FileProblem[] };
  };
  const { all, problems } = await read();
  expect(problems).toContain("posts/a.md link-broken");
  const found = all.find(({ path, problem }) => path === "posts/a.md" && problem.rule === "link-broken")!;
  const dismissals = [dismissalOf(found)];
  await handlers["problems.dismiss"]({ workspace, dismissals, isDismissed: true });
  const after = await read();
  expect(after.dismissed).toEqual(["posts/a.md link-broken"]);
  expect(after.problems).toContain("posts/b.md link-broken");
  expect(await readFile(join(root, FILE), "utf8")).toBe(`${dismissals[0]}\n`);

  await writeFile(join(root, "posts/a.md"), "---\ntitle: A\n---\nMore.\n\n![](a.png)\n\n[x](./gone.md)\n");
  expect((await read()).dismissed).toHaveLength(1);
  await writeFile(join(root, "posts/a.md"), "---\ntitle: A\n---\n[x](./gone-too.md)\n");
  expect((await read()).dismissed).toHaveLength(0);
  await handlers["problems.dismiss"]({ workspace, dismissals, isDismissed: false });
  expect(await readFile(join(root, FILE), "utf8")).toBe("");
});

test("[HF8] the list is written nowhere else, whatever stands in its place", async () => {
  const { handlers, workspace, root } = await openSite(site);
  const elsewhere = await temporaryFolder();
  await symlink(elsewhere, join(root, ".galley"));
  const dismiss = handlers["problems.dismiss"]({ workspace, dismissals: ["a\tb\tc\td"], isDismissed: true });
  await expect(dismiss).rejects.toMatchObject({ code: "outside-workspace" });
  const other = await openSite(site);
  await mkdir(join(other.root, FILE), { recursive: true });
  const input = { workspace: other.workspace, dismissals: ["a\tb\tc\td"], isDismissed: true };
  await expect(other.handlers["problems.dismiss"](input)).rejects.toMatchObject({ code: "not-a-file" });
});
