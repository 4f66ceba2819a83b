import { mkdir, readdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { written, type FieldMap, type FieldValue } from "#core/frontmatter/values";
import type { WorkspaceId } from "#contract/values";
import { fieldsFromJson, fieldsToJson } from "#services/index/field-json";
import { openIndexStore } from "#services/index/index-store";
import { startServices, type Started } from "../support/site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const article = (title: string, body = "Some words.") =>
  `---\ntitle: ${title}\ndate: 2026-01-05\ntags: [one, two]\n---\n${body}\n`;

async function site(): Promise<string> {
  return temporaryFolder({
    "posts/a/en.md": article("First", "# Head\n\nA [link](../b.md) and ![alt](i.png)."),
    "posts/a/ja.md": article("一番目", "本文です。"),
    "posts/b/en.md": article("Second"),
    "posts/b/ja.md": article("二番目"),
    "posts/c/en.md": article("Third"),
  });
}

async function open({ handlers }: Started, folder: string): Promise<WorkspaceId> {
  return (await handlers["workspace.open"]({ folder })).id as WorkspaceId;
}

const view = {
  collection: null,
  query: "",
  layout: "article",
  sort: [],
  language: "en",
  columns: ["title", "date", "words"],
  facets: [],
  from: 0,
  count: 100,
} as const;

type Asked = Parameters<Started["handlers"]["table.read"]>[0];

async function read(started: Started, workspace: WorkspaceId, part: Partial<Asked> = {}) {
  return started.handlers["table.read"]({
    ...view,
    sort: [],
    columns: [...view.columns],
    facets: [],
    ...part,
    workspace,
  });
}

async function titles(started: Started, workspace: WorkspaceId, part: Partial<Asked> = {}) {
  return (await read(started, workspace, part)).rows.map(({ cells: [title] }) => title);
}

/** Read the library and wait until the index of bodies is whole. */
async function indexed(started: Started, folder: string): Promise<WorkspaceId> {
  const workspace = await open(started, folder);
  await started.handlers["library.read"]({ workspace });
  await read(started, workspace);
  for (;;) {
    const progress = await started.next("index.progress");
    if (progress.read === progress.total) return workspace;
  }
}

test("[IX7] pages, totals, facets and completion", async () => {
  const started = await startServices();
  const workspace = await open(started, await site());
  await started.handlers["library.read"]({ workspace });
  expect(await titles(started, workspace)).toEqual(["First", "Second", "Third"]);
  const page = await read(started, workspace, { from: 1, count: 1, facets: ["locale"], query: "tag:one" });
  expect(page).toMatchObject({ total: 3, all: 3, problems: [] });
  expect(page.rows.map(({ key }) => key)).toEqual(["b"]);
  expect(page.facets[0]?.values).toEqual([
    { value: "en", rows: 3 },
    { value: "ja", rows: 2 },
  ]);
  expect(await titles(started, workspace, { query: "missing:ja" })).toEqual(["Third"]);
  expect(await titles(started, workspace, { layout: "variant", query: "locale:ja" })).toEqual([
    "一番目",
    "二番目",
  ]);
  expect(await titles(started, workspace, { language: "ja" })).toEqual(["一番目", "二番目", "Third"]);
  const sort = [{ by: "title", direction: "descending" as const }];
  expect(await titles(started, workspace, { sort })).toEqual(["Third", "Second", "First"]);
  const place = { workspace, collection: null, layout: "article" as const, query: "tag:t", caret: 5 };
  const { suggestions } = await started.handlers["table.complete"](place);
  expect(suggestions).toEqual([{ insert: "two", kind: "value", label: "two", rows: 3 }]);
});

test("[IX4, IX5] bodies are counted behind the table, and nothing is written in the folder", async () => {
  const started = await startServices();
  const folder = await site();
  const workspace = await indexed(started, folder);
  const { rows } = await read(started, workspace);
  expect(rows.map(({ cells }) => cells[2])).toEqual([5, 2, 2]);
  expect(await titles(started, workspace, { query: "links>0 images:1 headings=1" })).toEqual(["First"]);
  expect((await readdir(folder, { recursive: true })).toSorted()).toEqual(
    [
      "posts",
      ...["a", "b", "c"].flatMap((key) => [
        `posts/${key}`,
        `posts/${key}/en.md`,
        ...(key === "c" ? [] : [`posts/${key}/ja.md`]),
      ]),
    ].toSorted(),
  );
});

test("[IX1] a folder that was open before is there at once, and follows the disk", async () => {
  const userData = join(await temporaryFolder(), "galley");
  const folder = await site();
  const before = await startServices({ userData });
  await indexed(before, folder);
  await before.services.close();
  await writeFile(join(folder, "posts/c/en.md"), article("Third, changed"));
  const after = await startServices({ userData });
  const workspace = await open(after, folder);
  await after.handlers["library.read"]({ workspace });
  expect((await titles(after, workspace)).at(-1)).toBe("Third");
  await after.next("library.changed");
  await after.handlers["library.read"]({ workspace });
  expect((await titles(after, workspace)).at(-1)).toBe("Third, changed");
});

test("[IX3] other bytes behind the same size and times are found by their hash", async () => {
  const userData = join(await temporaryFolder(), "galley");
  const folder = await site();
  const before = await startServices({ userData });
  await indexed(before, folder);
  await before.services.close();
  const path = join(folder, "posts/c/en.md");
  const { size, mtimeMs, ctimeMs, ino } = await stat(path);
  const store = await openIndexStore(join(userData, "index"), folder);
  const kept = await store.load();
  const known = kept.get("posts/c/en.md");
  await writeFile(path, article("Other"));
  await utimes(path, new Date(mtimeMs), new Date(mtimeMs));
  const now = await stat(path);
  expect(now.size).toBe(size);
  // No program can set the time of a change: what the index knows is set to that of now instead.
  expect(known?.identity).toMatchObject({ size, inode: ino, changed: Math.max(mtimeMs, ctimeMs) });
  if (known) {
    const identity = { size, inode: now.ino, changed: Math.max(now.mtimeMs, now.ctimeMs) };
    await store.keep(new Map([["posts/c/en.md", { ...known, identity }]]), []);
  }
  store.close();
  const after = await startServices({ userData });
  const workspace = await open(after, folder);
  await after.handlers["library.read"]({ workspace });
  expect((await titles(after, workspace)).at(-1)).toBe("Third");
  await after.next("library.changed");
  await after.handlers["library.read"]({ workspace });
  expect((await titles(after, workspace)).at(-1)).toBe("Other");
});

test.each(["damage", "version", "no folder"])("[IX2] the library is whole after: %s", async (fault) => {
  const userData = join(await temporaryFolder(), "galley");
  const folder = await site();
  const before = await startServices({ userData });
  await indexed(before, folder);
  await before.services.close();
  const index = join(userData, "index");
  const [name = ""] = (await readdir(index)).filter((each) => each.endsWith(".sqlite"));
  if (fault === "damage") await writeFile(join(index, name), Buffer.alloc(40_000, 7));
  if (fault === "version") {
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(join(index, name));
    database.exec("PRAGMA user_version = 999; DROP TABLE file");
    database.close();
  }
  const other = await temporaryFolder({ galley: "a file where the folder should be" });
  const started = await startServices({ userData: fault === "no folder" ? join(other, "galley") : userData });
  const workspace = await open(started, folder);
  await started.handlers["library.read"]({ workspace });
  expect(await titles(started, workspace)).toEqual(["First", "Second", "Third"]);
});

test("[IX2] a row that is damaged costs the reading of the files", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "index"));
  const store = await openIndexStore(join(folder, "index"), "/root");
  const scan = { path: "a.md", fields: {}, problems: [] };
  await store.keep(new Map([["a.md", { identity: { size: 1, changed: 2, inode: 3 }, scan }]]), []);
  expect((await store.load()).get("a.md")?.scan).toEqual(scan);
  store.close();
  const [name = ""] = await readdir(join(folder, "index"));
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(join(folder, "index", name));
  database.exec("UPDATE file SET fields = 'no json'");
  database.close();
  const again = await openIndexStore(join(folder, "index"), "/root");
  expect((await again.load()).size).toBe(0);
  again.close();
});

const scalar: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(written("date", "2026-01-05"), written("number", "007")),
);
const { value } = fc.letrec<{ value: FieldValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .dictionary(fc.oneof(fc.string(), fc.constantFrom("$written", "__proto__", "kind")), tie("value"), {
        maxKeys: 3,
        noNullPrototype: false,
      })
      .map((map) => Object.assign(Object.create(null) as object, map) as FieldMap),
  ),
}));

test("[IX6] fields come back as they were", () =>
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), (fields) => {
      const back = fieldsFromJson(fieldsToJson(fields));
      expect(fieldsToJson(back)).toBe(fieldsToJson(fields));
      expect(back === null ? null : { ...back }).toEqual(fields);
    }),
  ));

test("[Q12] rows by a field: each once, by the first value that a file of theirs has; what moves has that very value", async () => {
  const dated = (date: string, more = "") =>
    `---\ntitle: ${date}\n${date && `date: ${date}\n`}${more}---\nText\n`;
  const folder = await temporaryFolder({
    "posts/a/en.md": dated("2026-04-06T23:00:00-11:00", "kind: one\n"),
    "posts/a/ja.md": dated("2026-04-06", "kind: one\n"),
    "posts/b/en.md": dated("", "kind: two\n"),
    "posts/b/ja.md": dated("2026-04-06", "kind: one\n"),
    "posts/c/en.md": dated("soon"),
    "posts/d/en.md": dated("2026-05-01", "kind: two\n"),
    "posts/d/ja.md": dated("2026-05-02", "kind: other\n"),
  });
  const started = await startServices();
  const workspace = await open(started, folder);
  const groups = (
    by: { field: string; per: "value" | "day" },
    keys: readonly (string | null)[],
    find: string | null,
  ) =>
    started.handlers["table.groups"]({
      workspace,
      collection: null,
      query: "",
      layout: "article",
      sort: [],
      language: "en",
      columns: ["title"],
      by,
      parts: keys.map((group) => ({ group, from: 0, count: 10 })),
      find,
    });
  const days = await groups(
    { field: "date", per: "day" },
    ["2026-04-06", "2026-05-01", "2026-05-02", null],
    "posts:d",
  );
  const shown = days.parts.map(({ rows, total }) => [
    total,
    ...rows.map(({ key, alike }) => [key, ...alike]),
  ]);
  expect(shown).toEqual([
    [2, ["a", "posts/a/en.md", "posts/a/ja.md"], ["b", "posts/b/ja.md"]],
    [1, ["d", "posts/d/en.md"]],
    [0],
    [1, ["c", "posts/c/en.md"]],
  ]);
  expect(days.counts.toSorted((one, other) => other.rows - one.rows)[0]).toEqual({
    value: "2026-04",
    rows: 2,
  });
  expect(days.found).toEqual({ group: "2026-05-01", index: 0 });
  const kinds = await groups({ field: "kind", per: "value" }, ["two", "nowhere"], null);
  expect(kinds.counts).toEqual([
    { value: "two", rows: 2 },
    { value: "one", rows: 1 },
    { value: null, rows: 1 },
  ]);
  expect(kinds.parts.map(({ rows }) => rows.map(({ key }) => key))).toEqual([["b", "d"], []]);
});
