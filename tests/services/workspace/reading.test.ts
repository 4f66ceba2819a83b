import { chmod, mkdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";
import { applyEdit } from "#core/document/patch";
import { readFrontmatter } from "#core/frontmatter/read";
import type { WorkspaceId } from "#contract/values";
import { otherReadings } from "#services/frontmatter/other-reading";
import { openWorkspaceFiles } from "#services/workspace/files";
import { skipsFolder, walk } from "#services/workspace/walk";
import { at, openSite, startServices } from "../support/site.ts";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

const everything = { skips: () => false };

test("[WS5] lists Markdown and nothing else", async () => {
  const root = await temporaryFolder({
    "a.md": "",
    "b.MDX": "",
    "c.markdown": "",
    "d.mdown": "",
    "e.txt": "",
    "f.md.bak": "",
    g: "",
    ".hidden.md": "",
    ".galley-1-00.tmp": "",
    "deep/er/h.md": "",
  });
  const { files } = await walk({ root, ...everything });
  expect(files.map(({ path }) => path)).toEqual(["a.md", "b.MDX", "c.markdown", "d.mdown", "deep/er/h.md"]);
});

test("[WS5] leaves out packages, builds and hidden folders, and only those", async () => {
  const root = await temporaryFolder({
    "node_modules/x/README.md": "",
    ".git/a.md": "",
    ".obsidian/a.md": "",
    "dist/a.md": "",
    "public/a.md": "",
    "docs/build/a.md": "",
    "docs/node_modules/x/a.md": "",
    "_site/a.md": "",
    "content/dist/a.md": "",
    "a.md": "",
  });
  const paths = async (outputs: readonly string[], isPackage: boolean) =>
    (await walk({ root, skips: skipsFolder(outputs, isPackage) })).files.map(({ path }) => path);
  expect(await paths(["public"], true)).toEqual(["a.md", "content/dist/a.md", "docs/build/a.md"]);
  expect(await paths([], false)).toEqual([
    "a.md",
    "content/dist/a.md",
    "dist/a.md",
    "docs/build/a.md",
    "public/a.md",
  ]);
});

test("[WS5] follows no link out, enters no loop, and says so", async () => {
  const parent = await temporaryFolder({ "ws/a.md": "", "ws/sub/b.md": "", "outside/secret.md": "" });
  const root = join(parent, "ws");
  await symlink("../outside/secret.md", join(root, "out.md"));
  await symlink("../outside", join(root, "out"));
  await symlink("..", join(root, "sub/up"));
  await symlink("loop.md", join(root, "loop.md"));
  await symlink("sub/b.md", join(root, "inside.md"));
  await symlink("sub", join(root, "again"));
  const { files, unreadable } = await walk({ root, ...everything });
  expect(files).toEqual([
    { path: "a.md" },
    { path: "inside.md", target: join(root, "sub/b.md") },
    { path: "sub/b.md" },
  ]);
  expect(unreadable).toEqual([
    { path: "loop.md", reason: "outside-workspace" },
    { path: "out.md", reason: "outside-workspace" },
  ]);
});

test("[WS5] a name that is no text is told, escaped, and in the check", async ({ skip }) => {
  if (process.platform !== "linux") skip("only Linux keeps such names");
  const { handlers, workspace, root } = await openSite({ "a.md": "", "\ufffd.md": "" });
  await writeFile(
    Buffer.concat([Buffer.from(join(root, "caf")), Buffer.from([0xe9]), Buffer.from(".md")]),
    "",
  );
  const { files, unreadable } = await walk({ root, ...everything });
  expect(files.map(({ path }) => path)).toEqual(["a.md", "\ufffd.md"]);
  expect(unreadable).toEqual([{ path: "caf\\xE9.md", reason: "name" }]);
  const { problems } = await handlers["problems.read"]({ workspace });
  expect(problems).toEqual([expect.objectContaining({ path: "caf\\xE9.md" })]);
});

test("[WS5] a folder that may not be read is told and stops nothing", async ({ skip }) => {
  if (process.getuid?.() === 0) skip("an administrator may read every folder");
  const root = await temporaryFolder({ "a.md": "", "closed/b.md": "" });
  await chmod(join(root, "closed"), 0);
  try {
    expect(await walk({ root, ...everything })).toEqual({
      files: [{ path: "a.md" }],
      unreadable: [{ path: "closed", reason: "no-permission" }],
    });
  } finally {
    await chmod(join(root, "closed"), 0o755);
  }
});

test("[WS7] reads again what changed, only that, and drops what is gone", async () => {
  const root = await temporaryFolder({ "a.md": "---\ntitle: a\n---", "b.md": "---\ntitle: b\n---" });
  let read = 0;
  const files = openWorkspaceFiles({
    root,
    ...everything,
    progress: (done, total) => (read += done === total ? total : 0),
  });
  const titles = async () => (await files.read()).scans.map(({ fields }) => fields?.["title"]);
  expect(await titles()).toEqual(["a", "b"]);
  expect(read).toBe(2);
  const unchanged = await files.read();
  expect(await files.read()).toBe(unchanged);
  expect(read).toBe(2);
  await writeFile(join(root, "a.md"), "---\ntitle: A\n---");
  expect(await titles()).toEqual(["A", "b"]);
  expect(read).toBe(3);
  await rm(join(root, "b.md"));
  expect(await titles()).toEqual(["A"]);
  files.markChanged("a.md");
  expect((await files.latest()).scans).toHaveLength(1);
  expect(read).toBe(4);
});

test("[WS7] a library of ten thousand files is told about while it is read", async () => {
  const entries = Array.from(
    { length: 300 },
    (_, n) => [`src/content/posts/${n}/en.md`, `---\ntitle: Title ${n}\n---\n`] as const,
  );
  const { handlers, workspace, told } = await openSite(Object.fromEntries(entries));
  const { articles, collections } = await handlers["library.read"]({ workspace });
  expect(articles).toHaveLength(300);
  expect(collections).toEqual([
    expect.objectContaining({ id: "src/content/posts", locales: ["en"], articles: 300 }),
  ]);
  const progress = told.filter(({ event }) => event === "workspace.progress").map(({ value }) => value);
  expect(progress.at(0)).toEqual({ workspace, read: 0, total: 300 });
  expect(progress.at(-1)).toEqual({ workspace, read: 300, total: 300 });
});

const POST = "---\ntitle: A\nstatus: draft\n---\n";
const schemaWith = (choice: string): string =>
  JSON.stringify({ type: "object", properties: { status: { enum: [choice] } } });

test("[WS10] from galley.json, then galley.schema.json, then Astro, then the articles", async () => {
  const folder = "src/content/posts";
  const { handlers, workspace, root } = await openSite({ [`${folder}/a.md`]: POST });
  const schema = async () => handlers["schema.read"]({ workspace, collection: folder });
  expect(await schema()).toMatchObject({ source: "inferred", from: null });
  await writeFiles(root, { ".astro/collections/posts.schema.json": schemaWith("astro") });
  expect(await schema()).toEqual({
    source: "site",
    from: ".astro/collections/posts.schema.json",
    json: JSON.parse(schemaWith("astro")) as unknown,
  });
  await writeFiles(root, { [`${folder}/galley.schema.json`]: schemaWith("beside") });
  expect(await schema()).toMatchObject({ source: "galley", from: `${folder}/galley.schema.json` });
  await writeFiles(root, {
    "schemas/post.json": schemaWith("named"),
    "galley.json": JSON.stringify({ schemas: { [`./${folder}/`]: "./schemas/post.json" } }),
  });
  expect(await schema()).toMatchObject({ source: "galley", from: "schemas/post.json" });
  const { articles } = await handlers["library.read"]({ workspace });
  expect(articles[0]?.variants[0]).toMatchObject({ errors: 1 });
});

test.each([
  ["a path out of the workspace", JSON.stringify({ schemas: { posts: "../outside.json" } })],
  ["an absolute path", JSON.stringify({ schemas: { posts: "/etc/hostname" } })],
  ["a link that leads out", JSON.stringify({ schemas: { posts: "link.json" } })],
  ["a schema that is a list", JSON.stringify({ schemas: { posts: "list.json" } })],
  ["nonsense", '{"schemas": 3}'],
  ["broken JSON", "{"],
  ["a prototype", '{"schemas": {"__proto__": "x.json", "constructor": "y.json"}}'],
])("[WS10] passes over %s", async (_, settings) => {
  const { handlers, workspace, root } = await openSite({
    "posts/a.md": POST,
    "list.json": "[]",
    "galley.json": settings,
  });
  await writeFile(join(root, "../outside.json"), schemaWith("outside"));
  await symlink("../outside.json", join(root, "link.json"));
  expect(await handlers["schema.read"]({ workspace, collection: "posts" })).toMatchObject({
    source: "inferred",
  });
});

test("[WS11] counts the values of a field, by locale", async () => {
  const { handlers, workspace } = await openSite({
    "posts/a/en.md": "---\ntags: [AI, MCP]\nseo: { keywords: [x] }\n---",
    "posts/a/ja.md": "---\ntags: [AI, 投資]\n---",
    "posts/b/en.md": "---\ntags: [AI, 3]\ndate: 2026-01-05\n---",
    "posts/b/ja.md": "---\ntags: 投資\n---",
  });
  const values = async (field: string, locale: string | null) =>
    (await handlers["schema.values"]({ workspace, collection: "posts", field, locale })).values.map(
      ({ value, count }) => `${value} ${count}`,
    );
  expect(await values("tags", null)).toEqual(["AI 3", "投資 2", "3 1", "MCP 1"]);
  expect(await values("tags", "ja")).toEqual(["投資 2", "AI 1"]);
  expect(await values("seo.keywords", null)).toEqual(["x 1"]);
  expect(await values("date", "en")).toEqual(["2026-01-05 1"]);
  expect(await values("__proto__", null)).toEqual([]);
});

test("[WS12] lists images as an article would name them, its own first", async () => {
  const { handlers, workspace } = await openSite({
    "content/posts/a/index.md": "",
    "content/posts/a/cover.PNG": "",
    "content/posts/a/img/x.webp": "",
    "content/posts/b/other.png": "",
    "src/assets/logo.svg": "",
    "public/og/card.jpg": "",
    "public/robots.txt": "",
    "content/posts/a/.hidden.png": "",
    "content/posts/a/notes.txt": "",
  });
  const { images } = await handlers["images.list"]({ workspace, path: at("content/posts/a/index.md") });
  expect(images.map(({ reference, path }) => [reference, path])).toEqual([
    ["./cover.PNG", "content/posts/a/cover.PNG"],
    ["./img/x.webp", "content/posts/a/img/x.webp"],
    ["../../../src/assets/logo.svg", "src/assets/logo.svg"],
    ["/og/card.jpg", "public/og/card.jpg"],
  ]);
});

test("[WS12] reads images, and nothing else under an image's name", async () => {
  const { services, workspace, root } = await openSite({
    "a.md": "",
    "x.png": "png",
    "x.svg": "<svg/>",
    ".env": "secret",
    "y.txt": "t",
  });
  await symlink(".env", join(root, "env.png"));
  await symlink("/etc/hostname", join(root, "out.png"));
  await symlink("x.png", join(root, "again.png"));
  await mkdir(join(root, "folder.png"));
  const image = await services.readImage(workspace, "x.png");
  expect([Buffer.from(image.bytes).toString(), image.contentType]).toEqual(["png", "image/png"]);
  expect((await services.readImage(workspace, "x.svg")).contentType).toBe("image/svg+xml");
  expect((await services.readImage(workspace, "again.png")).contentType).toBe("image/png");
  for (const [path, code] of [
    ["env.png", "refused"],
    ["out.png", "outside-workspace"],
    ["../x.png", "bad-name"],
    ["y.txt", "refused"],
    [".env", "refused"],
    ["folder.png", "not-a-file"],
    ["none.png", "not-found"],
  ] as const) {
    await expect(services.readImage(workspace, path), path).rejects.toMatchObject({ code });
  }
});

test("[WS13] finds what is wrong, file by file", async () => {
  const { handlers, workspace } = await openSite({
    "posts/galley.schema.json": JSON.stringify({
      type: "object",
      required: ["title"],
      properties: { status: { enum: ["done"] } },
    }),
    "posts/a.md": "---\ntitle: fine\n---",
    "posts/b.md": "---\nstatus: odd\n---",
    "posts/c.md": "---\ntitle: 'open\n---",
    "posts/d.md": Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0x74, 0x3a, 0x20, 0x93, 0x0a, 0x2d, 0x2d, 0x2d, 0x0a]),
  });
  const { problems } = await handlers["problems.read"]({ workspace });
  const found = problems.map(({ path, problem }) => `${path} ${problem.rule}`);
  expect(found.filter((each) => each.startsWith("posts/a.md"))).toEqual([]);
  expect(found).toEqual(
    expect.arrayContaining([
      "posts/b.md field-required",
      "posts/b.md field-choice",
      "posts/c.md frontmatter-syntax",
      "posts/d.md encoding-unsupported",
    ]),
  );
  expect(found).toEqual(
    found.toSorted((a, b) => (a.split(" ")[0] ?? "").localeCompare(b.split(" ")[0] ?? "")),
  );
  const { articles } = await handlers["library.read"]({ workspace });
  const errors = Object.fromEntries(articles.map(({ key, variants }) => [key, variants[0]?.errors]));
  expect(errors).toMatchObject({ a: 0, b: 2, c: 1 });
});

/** What gray-matter would read otherwise, as `field: found -> other`, without what our own reader notes already. */
function readOtherwise(text: string): readonly string[] {
  const parts = splitDocument(text);
  return otherReadings(parts, readFrontmatter(parts)).map(
    ({ field, details }) =>
      `${(field ?? []).join(".")}: ${details["found"]} -> ${details["other"]} (${details["reading"]})`,
  );
}

test.each<readonly [string, readonly string[]]>([
  ["title: A\ndate: 2026-01-05\ntags: [a, b]\nn: 3\nok: true\nnone:", []],
  ["date: 2026-01-05T10:00:00Z\nother: 2026-01-05 10:00:00 +09:00", []],
  ["version: 1.10\nseo:\n  keywords:\n    - x", []],
  ["old: 0o17", []],
  ["hex: 0b101", ["hex: 0b101 -> 5 (number)"]],
])("[WS13] a site on gray-matter reads otherwise: %j", (yaml, expected) => {
  expect(readOtherwise(`---\n${yaml}\n---\n`)).toEqual(expected);
});

test("[WS13] the guard: nothing is evaluated, cached or read that is not YAML", () => {
  const hostile = "---js\nglobalThis.sprung = true\n---\n";
  expect(readOtherwise(hostile)).toEqual([]);
  expect(readOtherwise("---\ntitle: 'open\n---\n")).toEqual([]);
  const marker = globalThis as { sprung?: unknown };
  expect(readOtherwise("---\na: !!js/function 'function(){globalThis.sprung = true}'\n---\n")).toEqual([
    ":  ->  (refused)",
  ]);
  expect(marker.sprung).toBeUndefined();
  expect(readOtherwise("---\na: 0b1\n---\n")).toEqual(readOtherwise("---\na: 0b1\n---\n"));
});

test("[WS14] calls for a closed or unknown workspace fail as no-workspace", async () => {
  const { handlers, workspace, services } = await openSite({ "a.md": "" });
  expect(services.isOpen(workspace)).toBe(true);
  await handlers["workspace.close"]({ workspace });
  expect(services.isOpen(workspace)).toBe(false);
  for (const id of [workspace, "x".repeat(32) as WorkspaceId, "__proto__0000000000" as WorkspaceId]) {
    await expect(handlers["library.read"]({ workspace: id })).rejects.toMatchObject({ code: "no-workspace" });
    await expect(handlers["document.open"]({ workspace: id, path: at("a.md") })).rejects.toMatchObject({
      code: "no-workspace",
    });
    await expect(services.readImage(id, "a.png")).rejects.toMatchObject({ code: "no-workspace" });
  }
});

test("[WS14] ids cannot be guessed, and one workspace does not reach another", async () => {
  const one = await openSite({ "a.md": "" });
  const two = await one.handlers["workspace.open"]({ folder: await temporaryFolder({ "b.md": "" }) });
  expect(two.id).not.toBe(one.workspace);
  expect(two.id.length).toBeGreaterThanOrEqual(32);
  await expect(
    one.handlers["document.open"]({ workspace: two.id as WorkspaceId, path: at("a.md") }),
  ).rejects.toMatchObject({ code: "not-found" });
});

const OPENED = [
  "https://example.org/a?b#c",
  "http://example.org",
  "mailto:a@example.org?subject=x",
  "HTTPS://EXAMPLE.ORG/",
];
const REFUSED = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "smb://host/share",
  "ms-msdt:/id",
  "vscode://file/x",
  "ftp://x/",
  "blob:https://x/y",
  "about:blank",
  "chrome://settings",
  "view-source:https://x",
  "https://user:pass@example.org/",
  "https://user@example.org/",
  "//example.org",
  "/a",
  "a.md",
  "",
  "http://",
  "https://",
  "tel:1",
  "ws://x",
  "galley://app/",
  "\\\\server\\share",
  "C:\\x",
  "x.desktop",
];

test(`[WS15] of ${OPENED.length + REFUSED.length} addresses, the harmless ones are opened`, async () => {
  const { handlers, openedLinks } = await startServices();
  for (const url of REFUSED)
    await expect(handlers["link.open"]({ url }), url).rejects.toMatchObject({ code: "refused" });
  for (const url of OPENED) await handlers["link.open"]({ url });
  expect(openedLinks).toEqual(OPENED.map((url) => new URL(url).href));
});

test("[WS17] the sample site is copied once and then the person's own", async () => {
  const shipped = await temporaryFolder({ "astro.config.mjs": "", "src/content/posts/a/en.md": "shipped" });
  await chmod(join(shipped, "src/content/posts/a/en.md"), 0o444);
  const { handlers, userData } = await startServices({ sampleSite: shipped });
  const { sampleSite } = await handlers["app.start"]({});
  expect(sampleSite).toBe(join(userData, "sample-site"));
  const article = join(userData, "sample-site/src/content/posts/a/en.md");
  expect((await stat(article)).mode & 0o200).toBe(0o200);
  await writeFile(article, "mine");
  expect((await handlers["app.start"]({})).sampleSite).toBe(sampleSite);
  expect(await readFile(article, "utf8")).toBe("mine");
  expect(await readFile(join(shipped, "src/content/posts/a/en.md"), "utf8")).toBe("shipped");
});

test("[WS17] Galley starts without one, and where it cannot be copied", async () => {
  const without = await startServices({ sampleSite: "/nowhere/sample" });
  expect((await without.handlers["app.start"]({})).sampleSite).toBeNull();
  const blocked = join(await temporaryFolder({ file: "" }), "file");
  const shipped = await temporaryFolder({ "a.md": "" });
  const { handlers } = await startServices({ sampleSite: shipped, userData: join(blocked, "galley") });
  await expect(handlers["app.start"]({})).resolves.toMatchObject({ sampleSite: null });
});

test("[ST15] changed settings are told to every window", async () => {
  const { handlers, told } = await startServices();
  const changed = await handlers["settings.change"]({ theme: "dark" });
  expect(changed).toMatchObject({ theme: "dark", language: "system" });
  expect(told).toEqual([{ event: "settings.changed", value: changed }]);
  expect((await handlers["app.start"]({})).settings).toEqual(changed);
});

test("[WS13] the check reads bodies too, each as its publisher does; the list's counts do not", async () => {
  const article = "---\ntitle: a\n---\n\n**「引用」**の\n";
  const files = { "posts/a.md": article, "posts/b.md": "**強調**の本文\n" };
  const { handlers, workspace } = await openSite(files);
  const { problems } = await handlers["problems.read"]({ workspace });
  const ofBody = problems.filter(({ problem }) => problem.rule === "emphasis-not-published");
  expect(ofBody).toMatchObject([{ path: "posts/a.md", problem: { line: 5, severity: "warning" } }]);
  const edit = ofBody[0]?.problem.fix?.edit ?? [];
  expect(applyEdit(article, edit)).toBe(article.replace("**「引用」**", "「**引用**」"));
  const { articles } = await handlers["library.read"]({ workspace });
  expect(articles.find(({ key }) => key === "a")?.variants[0]?.warnings).toBe(0);
  const jekyll = await openSite({ ...files, "_config.yml": "title: x\n", Gemfile: 'gem "jekyll"\n' });
  const found = await jekyll.handlers["problems.read"]({ workspace: jekyll.workspace });
  expect(found.problems.filter(({ problem }) => problem.rule === "emphasis-not-published")).toEqual([]);
});
