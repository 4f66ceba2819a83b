import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { taxonomySteps } from "#core/taxonomy/edits";
import type { OperationValue } from "#contract/changes";
import type { ContentPath, WorkspaceId } from "#contract/values";
import { openSite, startServices } from "../support/site.ts";

const FILES = 60;

/** Articles in all spellings, by path. */
function articles(count = FILES): Record<string, string> {
  const spellings = [
    (index: number) => `---\ntitle: Article ${index}   # kept\ntags: [Old, other]\n---\nText ${index}\n`,
    (index: number) => `---\r\ntags:\r\n  - "Old"\r\ntitle: 'x'\r\n---\r\nText ${index}\r\n`,
    (index: number) => `+++\ntitle = "x"\ntags = ["Old"]\n+++\nText ${index}`,
  ];
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `posts/${index}.md`,
      (spellings[index % 3] ?? spellings[0])?.(index) ?? "",
    ]),
  );
}

const rename = { kind: "map", field: "tags", values: { Old: "New" } } as const;

function request(paths: readonly string[]) {
  return {
    kind: "operations" as const,
    steps: [{ paths: paths as ContentPath[], operation: rename }],
  };
}

async function textsOf(root: string, paths: readonly string[]): Promise<Record<string, string>> {
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path), "utf8")));
  return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? ""]));
}

function renamed(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, text.replace("Old", "New")]));
}

test("[CS1] what is planned is what is written, and nothing is written before", async () => {
  const before = { ...articles(9), "posts/none.md": "No frontmatter\n", "posts/bad.md": "---\na: [\n---\n" };
  const { handlers, workspace, root } = await openSite(before);
  const paths = Object.keys(before);
  const plan = await handlers["changes.plan"]({ workspace, request: request(paths) });
  expect(plan.files).toHaveLength(9);
  expect(plan.files[0]).toEqual({
    path: "posts/0.md",
    line: 3,
    before: "tags: [Old, other]",
    after: "tags: [New, other]",
  });
  expect(plan).toMatchObject({ same: 1, refused: [{ path: "posts/bad.md", reason: "unreadable" }] });
  expect(await textsOf(root, paths)).toEqual(before);
  await writeFile(join(root, "posts/1.md"), "changed meanwhile\n");
  const without = ["posts/2.md" as ContentPath];
  const outcome = await handlers["changes.apply"]({ workspace, plan: plan.plan, label: "x", without });
  expect(outcome).toMatchObject({
    written: 7,
    refused: [{ path: "posts/1.md", reason: "changed" }],
    isFinished: true,
  });
  expect(await textsOf(root, paths)).toEqual({
    ...renamed(before),
    "posts/1.md": "changed meanwhile\n",
    "posts/2.md": before["posts/2.md" as keyof typeof before],
  });
  await expect(
    handlers["changes.apply"]({ workspace, plan: plan.plan, label: "x", without: [] }),
  ).rejects.toMatchObject({ code: "not-found" });
});

test("[CS4] undo gives back every byte, but for a file that was changed since", async () => {
  const before = articles(6);
  const { handlers, workspace, root } = await openSite(before);
  const paths = Object.keys(before);
  const { plan } = await handlers["changes.plan"]({ workspace, request: request(paths) });
  const { id } = await handlers["changes.apply"]({ workspace, plan, label: "Rename", without: [] });
  expect(await textsOf(root, paths)).toEqual(renamed(before));
  expect((await handlers["changes.list"]({ workspace })).sets).toMatchObject([
    { id, label: "Rename", files: 6, state: "applied" },
  ]);
  await writeFile(join(root, "posts/3.md"), "mine\n");
  const undone = await handlers["changes.undo"]({ workspace, id });
  expect(undone).toMatchObject({ written: 5, refused: [{ path: "posts/3.md", reason: "changed" }] });
  expect(await textsOf(root, paths)).toEqual({ ...before, "posts/3.md": "mine\n" });
  expect((await handlers["changes.list"]({ workspace })).sets).toMatchObject([{ state: "undone" }]);
});

test("[CS5] a set that is stopped writes nothing more until it is finished", async () => {
  const before = articles(12);
  const { handlers, workspace, root, told } = await openSite(before);
  const paths = Object.keys(before);
  const { plan } = await handlers["changes.plan"]({ workspace, request: request(paths) });
  const applying = handlers["changes.apply"]({ workspace, plan, label: "x", without: [] });
  await expect
    .poll(() =>
      told.some(({ event, value }) => event === "changes.progress" && (value as { done: number }).done === 0),
    )
    .toBe(true);
  await handlers["changes.stop"]({ workspace });
  const { id, isFinished } = await applying;
  if (!isFinished) {
    expect((await handlers["changes.list"]({ workspace })).sets).toMatchObject([
      { id, state: "interrupted" },
    ]);
    await handlers["changes.finish"]({ workspace, id });
  }
  expect(await textsOf(root, paths)).toEqual(renamed(before));
});

test("[CS5] a plan that is made meanwhile does not lose the stop", async () => {
  const before = articles(6);
  const paths = Object.keys(before);
  let begins: (() => void) | null = null;
  const { handlers, workspace, root } = await openSite(before, {
    emit(event) {
      if (event === "changes.progress") begins?.();
    },
  });
  const { plan } = await handlers["changes.plan"]({ workspace, request: request(paths) });
  const planned = new Promise((resolve) => {
    // The first file is about to be written.
    begins = () => {
      begins = null;
      void handlers["changes.stop"]({ workspace });
      resolve(handlers["changes.plan"]({ workspace, request: request([]) }));
    };
  });
  const { id, written, isFinished } = await handlers["changes.apply"]({
    workspace,
    plan,
    label: "x",
    without: [],
  });
  await planned;
  expect({ written, isFinished }).toEqual({ written: 1, isFinished: false });
  await handlers["changes.finish"]({ workspace, id });
  expect(await textsOf(root, paths)).toEqual(renamed(before));
});

test("[CS1] an edit is made only to the bytes that it was made for", async () => {
  const { handlers, workspace, root } = await openSite({ "a.md": "One two\n" });
  const { revision } = await handlers["document.open"]({ workspace, path: "a.md" as ContentPath });
  const file = {
    path: "a.md" as ContentPath,
    base: revision as never,
    edit: [{ from: 4, to: 7, insert: "three" }],
  };
  const { plan } = await handlers["changes.plan"]({ workspace, request: { kind: "edits", files: [file] } });
  await handlers["changes.apply"]({ workspace, plan, label: "fix", without: [] });
  expect(await readFile(join(root, "a.md"), "utf8")).toBe("One three\n");
  const again = await handlers["changes.plan"]({ workspace, request: { kind: "edits", files: [file] } });
  expect(again).toMatchObject({ files: [], refused: [{ reason: "changed" }] });
});

const KILLS = 4;

test(
  `[CS2][CS3] ${KILLS} kills in the middle: each file old or new, the set finished or undone`,
  { timeout: 120_000 },
  async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      const before = articles();
      const { root, userData } = await openSite(before);
      const paths = Object.keys(before);
      const loop = join(import.meta.dirname, "../support/change-set-process.ts");
      const child = spawn(process.execPath, [loop, root, userData, JSON.stringify(request(paths))], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = once(child, "close");
      // It tells when it begins to write: how far it comes is the machine's own time.
      await once(child.stdout, "data");
      await new Promise((resolve) => setTimeout(resolve, kill * 25));
      child.kill("SIGKILL");
      await ended;
      const between = await textsOf(root, paths);
      const after = renamed(before);
      for (const path of paths) expect([before[path], after[path]], path).toContain(between[path]);
      const next = await startServices({ userData });
      const { id } = await next.handlers["workspace.open"]({ folder: root });
      const workspace = id as WorkspaceId;
      const { sets } = await next.handlers["changes.list"]({ workspace });
      expect(sets).toHaveLength(1);
      const set = sets[0]?.id ?? "";
      const call = kill % 2 === 0 ? "changes.finish" : "changes.undo";
      expect(await next.handlers[call]({ workspace, id: set })).toMatchObject({
        refused: [],
        isFinished: true,
      });
      expect(await textsOf(root, paths)).toEqual(kill % 2 === 0 ? after : before);
      // And back again, whichever it was.
      if (kill % 2 === 0) await next.handlers["changes.undo"]({ workspace, id: set });
      expect(await textsOf(root, paths)).toEqual(before);
    }
  },
);

test("[CS1, TX3] what a query is about is found when the plan is made; a value is renamed in each locale", async () => {
  const files = (en: string, ja: string) =>
    Object.fromEntries(
      ["a", "b", "c"].flatMap((name) => [
        [`posts/${name}/en.md`, `---\ntags: [x, ${en}]\n---\n`],
        [`posts/${name}/ja.md`, `---\ntags: ["${ja}"]\n---\n`],
      ]),
    );
  const before: Record<string, string> = {
    ...files("Reasoning", "推論"),
    "posts/d/en.md": "---\ntags: [x]\n---\n",
  };
  const { handlers, workspace, root } = await openSite(before);
  const { values } = await handlers["taxonomy.read"]({ workspace, collection: null, field: "tags" });
  const reasoning = values.find(({ value }) => value === "Reasoning");
  expect(reasoning).toMatchObject({ files: 3, pairs: [{ locale: "ja", value: "推論" }] });
  const edits = [
    { value: "Reasoning", becomes: ["Inference"] },
    ...(reasoning?.pairs ?? []).map(({ value }) => ({ value, becomes: ["推理"] })),
  ];
  const steps = taxonomySteps("tags", edits).map(({ query, operation }) => ({
    about: { collection: null, query, layout: "variant" as const },
    operation: operation as OperationValue,
  }));
  const plan = await handlers["changes.plan"]({ workspace, request: { kind: "queries", steps } });
  expect(plan).toMatchObject({ same: 0, refused: [] });
  const { id } = await handlers["changes.apply"]({ workspace, plan: plan.plan, label: "x", without: [] });
  const paths = Object.keys(before);
  expect(await textsOf(root, paths)).toEqual({ ...before, ...files("Inference", "推理") });
  await handlers["changes.undo"]({ workspace, id });
  expect(await textsOf(root, paths)).toEqual(before);
});
