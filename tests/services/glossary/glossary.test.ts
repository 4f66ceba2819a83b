import { mkdir, readFile, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ContentPath } from "#contract/values";
import { openSite, type OpenSite } from "../support/site.ts";

const term = {
  from: "en",
  to: "ja",
  source: "galley",
  target: "ゲラ",
  use: "term",
  field: "",
  note: "",
} as const;
const forbidden = { ...term, target: "ガレー", use: "forbidden" } as const;

function site(): Promise<OpenSite> {
  return openSite({
    "docs/a/en.md": "---\ntitle: A\n---\n\n# **Proof**\n\nThe galley of 12 points.\n",
    "docs/a/ja.md": "---\ntitle: 亜\n---\n\n# **校正**\n\n12 ポイントの見本。\n",
    "docs/b/en.md": "# **Proof**\n\nA galley of 14 points.\n",
    "docs/b/ja.md": "# **校正**\n\n14 ポイントのガレー。\n",
  });
}

test("[GS1] the glossary is made when a person adds a term, and nothing else is written", async () => {
  const { handlers, workspace, root } = await site();
  expect(await handlers["glossary.read"]({ workspace })).toEqual({ terms: [] });
  expect(await readdir(root)).toEqual(["docs"]);
  await Promise.all(
    [term, forbidden].map((one) => handlers["glossary.change"]({ workspace, remove: [], add: [one] })),
  );
  expect((await handlers["glossary.read"]({ workspace })).terms).toHaveLength(2);
  expect(await readFile(join(root, ".galley/glossary.tsv"), "utf8")).toBe(
    "from\tto\tsource\ttarget\tuse\tfield\tnote\nen\tja\tgalley\tガレー\tforbidden\nen\tja\tgalley\tゲラ\tterm\n",
  );
  await handlers["glossary.change"]({ workspace, remove: [term], add: [] });
  expect((await handlers["glossary.read"]({ workspace })).terms).toEqual([forbidden]);
  expect(await readdir(join(root, ".galley"))).toEqual(["glossary.tsv"]);
});

test("[GS1] a glossary is never written through a link", async () => {
  const { handlers, workspace, root } = await site();
  await mkdir(join(root, "elsewhere"));
  await symlink(join(root, "elsewhere"), join(root, ".galley"));
  await expect(handlers["glossary.change"]({ workspace, remove: [], add: [term] })).rejects.toMatchObject({
    code: "outside-workspace",
  });
});

test("[GS2] what the glossary says is checked in every translation, at the block's line", async () => {
  const { handlers, workspace } = await site();
  await handlers["glossary.change"]({ workspace, remove: [], add: [term, forbidden] });
  const { problems } = await handlers["problems.read"]({ workspace });
  const found = problems
    .filter(({ problem }) => problem.rule.startsWith("term-"))
    .map(({ path, problem }) => [path, problem.rule, problem.line]);
  expect(found).toEqual([
    ["docs/a/ja.md", "term-not-used", 7],
    ["docs/b/ja.md", "term-not-used", 3],
    ["docs/b/ja.md", "term-forbidden", 3],
  ]);
}, 240_000);

test("[GL5] terms that the site's translations show are proposed", async () => {
  const { handlers, workspace } = await site();
  await handlers["library.read"]({ workspace });
  const ask = () => handlers["glossary.candidates"]({ workspace, path: "docs/a/ja.md" as ContentPath });
  await expect
    .poll(async () => (await ask()).candidates, { timeout: 90_000 })
    .toEqual([{ source: "Proof", target: "校正", times: 2 }]);
}, 240_000);
