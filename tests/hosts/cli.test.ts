import { chmod, cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { readCommandLine } from "../../src/main/cli/arguments.ts";
import { markdownFiles } from "../../src/main/cli/audit.ts";
import { electronObstacle, findElectron } from "../../src/main/cli/electron-runtime.ts";
import { table } from "../../src/main/cli/table.ts";
import { temporaryFolder } from "../services/support/temporary-folder.ts";
import { makeSite, missingPublisher } from "../support/publisher-sites.ts";
import { galley } from "./run-cli.ts";

const root = join(import.meta.dirname, "..", "..");

// Each starts the command as a process of its own, which a busy machine lets wait.
vi.setConfig({ testTimeout: 120_000 });

describe("[H40] arguments", () => {
  test.each([
    [["open"], { kind: "open", folder: null, sample: false }],
    [["open", "site"], { kind: "open", folder: "site", sample: false }],
    [["open", "--sample"], { kind: "open", folder: null, sample: true }],
    [["serve", "site"], { kind: "serve", folder: "site", sample: false }],
    [["check", "site", "--json"], { kind: "check", folder: "site", form: "json" }],
    [["check", "site", "--sarif"], { kind: "check", folder: "site", form: "sarif" }],
    [["--json", "audit", "site"], { kind: "audit", folder: "site", json: true, seed: null }],
    [["audit", "site", "--seed", "7"], { kind: "audit", folder: "site", json: false, seed: 7 }],
    [["locales", "site"], { kind: "locales", folder: "site", json: false }],
    [["parity", "site", "--json"], { kind: "parity", folder: "site", json: true }],
    [["check", "--", "--odd name"], { kind: "check", folder: "--odd name", form: "human" }],
    [["help"], { kind: "help" }],
    [["audit", "-h"], { kind: "help" }],
    [["--version"], { kind: "version" }],
  ])("[H40] %j is understood", (argv, line) => {
    expect(readCommandLine(argv)).toEqual(line);
  });

  test.each([
    [[]],
    [["check"]],
    [["audit", "--json"]],
    [["audit", "one", "--seed", "x"]],
    [["check", "one", "--seed", "1"]],
    [["open", "one", "two"]],
    [["open", "one", "--sample"]],
    [["open", "--json"]],
    [["check", "one", "--sample"]],
    [["check", "one", "--sarif", "--json"]],
    [["audit", "one", "--sarif"]],
    [["chek", "one"]],
    [["check", "one", "--jsno"]],
    [["toString"]],
  ])("[H40] %j is misuse", (argv) => {
    expect(readCommandLine(argv).kind).toBe("misuse");
  });

  test("[H40] misuse ends with 2 and a sentence, so does a folder that is not there", async () => {
    const wrong = await galley(["chek", "site"]);
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
    expect(wrong.err).toContain('there is no "chek"');
    const missing = await galley(["check", "/no/such/folder"]);
    expect([missing.code, missing.out]).toEqual([2, ""]);
    expect(missing.err).toMatch(/^galley: .*is not there\.\n$/);
  });
});

describe("[H41] check", () => {
  const good = "---\ntitle: One\n---\n\nText.\n";

  test("[H41] a folder without problems ends with 0", async () => {
    const folder = await temporaryFolder({ "a.md": good, "b.md": good.replace("One", "Two") });
    expect(await galley(["check", folder])).toEqual({
      code: 0,
      out: "0 errors, 0 warnings, 0 notes.\n",
      err: "",
    });
    const { out } = await galley(["check", folder, "--json"]);
    expect(JSON.parse(out)).toEqual({ problems: [] });
  });

  test("[H41] an error ends with 1, with its place in words and as JSON", async () => {
    const broken = '---\ntitle: "never closed\n---\n\nText.\n';
    const folder = await temporaryFolder({ "a.md": good, "b.md": broken });
    const human = await galley(["check", folder]);
    expect(human.code).toBe(1);
    expect(human.out).toMatch(/^b\.md:\d+: error: .+\n1 error, 0 warnings, 0 notes\.\n$/);
    const { code, out } = await galley(["check", folder, "--json"]);
    expect(code).toBe(1);
    const { problems } = JSON.parse(out) as { readonly problems: readonly Record<string, unknown>[] };
    expect(problems).toEqual([
      {
        rule: "frontmatter-syntax",
        severity: "error",
        path: "b.md",
        line: expect.any(Number) as number,
        message: expect.any(String) as string,
      },
    ]);
  });

  test("[H41] speaks Japanese in a Japanese terminal", async () => {
    const folder = await temporaryFolder({ "a.md": '---\ntitle: "never closed\n---\n' });
    const { out } = await galley(["check", folder, "--json"], { LC_ALL: "ja_JP.UTF-8" });
    const { problems } = JSON.parse(out) as { readonly problems: readonly { readonly message: string }[] };
    expect(problems[0]?.message).toMatch(/[ぁ-ん]/);
  });

  test("[H41] opening writes nothing, neither there nor among the recent folders", async () => {
    const folder = await temporaryFolder({ "a.md": good });
    const data = await temporaryFolder();
    await chmod(folder, 0o555);
    await galley(["check", folder], { GALLEY_DATA: data });
    expect(await readdir(folder)).toEqual(["a.md"]);
    expect(await readdir(data)).toEqual([]);
  });
});

describe("[H42] audit", () => {
  test("[H42] finds every Markdown file, also in hidden folders, and nothing of git or of installed packages", async () => {
    const names = [
      "a.md",
      "b.mdx",
      ".hidden/c.markdown",
      "deep/er/D.MD",
      ".git/x.md",
      "package.json",
      "node_modules/p/y.md",
      // Nothing here installs packages: somebody keeps these files.
      "kept/node_modules/p/y.md",
      "z.txt",
    ];
    const folder = await temporaryFolder(Object.fromEntries(names.map((name) => [name, ""])));
    const found = (await markdownFiles(folder)).map((file) => file.slice(folder.length + 1));
    expect(found.toSorted()).toEqual([
      ".hidden/c.markdown",
      "a.md",
      "b.mdx",
      "deep/er/D.MD",
      "kept/node_modules/p/y.md",
    ]);
  });

  test("[H42] prints one object of figures, and skips what is not text", async () => {
    const folder = await temporaryFolder({
      "a.md": "---\ntitle: One\n---\n\nSome words here.\n",
      "b.md": "Other words, *emphatic* ones.\r\n",
      "latin.md": Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]),
    });
    const { code, out } = await galley(["audit", folder, "--json"]);
    expect(code).toBe(0);
    const figures = JSON.parse(out) as { readonly edits: Record<string, unknown> };
    expect(figures).toMatchObject({ files: 3, identical: 2, skipped: 1 });
    const kinds = ["field", "word", "bold", "item", "cell", "heading", "link", "task"];
    expect(Object.keys(figures).slice(0, 4)).toEqual(["files", "identical", "skipped", "edits"]);
    expect(Object.keys(figures.edits)).toEqual(kinds);
    expect(figures).toMatchObject({ blocks: 2, islands: {}, fallbacks: 0, lost: 0 });
    // One is edited, added and removed in the first file; the second has no frontmatter yet, so one is added.
    expect(figures.edits["field"]).toEqual({ tried: 4, confined: 4, ideal: 4, reparsed: 4 });
    expect(figures.edits["word"]).toEqual({ tried: 2, confined: 2, ideal: 2, reparsed: 2 });
    const human = await galley(["audit", folder]);
    expect(human.out).toContain("3 files, 2 of 2 byte-identical after opening and saving.");
    expect(human.out).toContain("latin.md (not text)");
    expect(human.out).toContain("2 blocks, 0 of them islands.");
    expect(human.out).toContain("0 comments; lost in the editor: 0.");
    // Another seed tries other places, and is a run like any other.
    const other = await galley(["audit", folder, "--json", "--seed", "5"]);
    expect(JSON.parse(other.out)).toMatchObject({ files: 3, identical: 2, lost: 0 });
  });

  test(
    "[H42] the sample site is kept to the byte, and every edit of it is confined",
    { timeout: 120_000 },
    async () => {
      const { out } = await galley(["audit", join(root, "resources", "sample-site"), "--json"]);
      const { files, identical, skipped, edits, structure, lost } = JSON.parse(out) as {
        readonly files: number;
        readonly identical: number;
        readonly skipped: number;
        readonly edits: Record<string, Record<string, number>>;
        readonly structure: Record<string, Record<string, number>>;
        readonly lost: number;
      };
      expect(files).toBeGreaterThan(20);
      expect([identical, skipped, lost]).toEqual([files, 0, 0]);
      for (const [kind, { tried, confined, reparsed }] of Object.entries({ ...edits, ...structure })) {
        expect([confined, reparsed], kind).toEqual([tried, tried]);
      }
    },
  );

  test("figures stand in columns", () => {
    expect(
      table(
        ["edit", "tried"],
        [
          ["word", "7"],
          ["field", "12"],
        ],
      ),
    ).toBe("edit   tried\nword       7\nfield     12");
  });
});

describe("[H43] Electron's runtime", () => {
  test("[H43] is found by its files, wherever it was put", async () => {
    const folder = await temporaryFolder();
    expect(findElectron(folder, {})).toBeNull();
    const electron = join(folder, "node_modules", "electron");
    await mkdir(join(electron, "dist"), { recursive: true });
    await writeFile(join(electron, "path.txt"), "electron");
    expect(findElectron(folder, {})).toBeNull();
    await writeFile(join(electron, "dist", "electron"), "");
    expect(findElectron(folder, {})).toBe(join(electron, "dist", "electron"));
    const elsewhere = join(folder, "elsewhere");
    await cp(join(electron, "dist"), elsewhere, { recursive: true });
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toBe(
      join(elsewhere, "electron"),
    );
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, "nowhere") })).toBeNull();
  });

  test.runIf(process.platform === "linux")("[H43] a machine without a display gets the browser host", () => {
    expect(electronObstacle({})).toBe("there is no display");
    expect(electronObstacle({ GALLEY_HOST: "browser", DISPLAY: ":0" })).toBe(
      "GALLEY_HOST asks for the browser host",
    );
    const asRoot = process.getuid?.() === 0 ? "Electron's sandbox does not run as root" : null;
    expect(electronObstacle({ DISPLAY: ":0" })).toBe(asRoot);
  });
});

test("[H47] locales counts what a folder has in which locale", async () => {
  const folder = await temporaryFolder({
    "docs/a/en.md": "A\n",
    "docs/a/ja.md": "A\n",
    "docs/b/en.md": "B\n",
  });
  const { code, out } = await galley(["locales", folder, "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    layout: "file",
    locales: ["en", "ja"],
    source: "en",
    articles: 2,
    variants: 3,
    missing: 1,
    stale: 0,
    collections: [{ folder: "docs", confidence: "likely", missingByLocale: { en: 0, ja: 1 } }],
  });
}, 120_000);

describe("[H44] parity", async () => {
  const missing = await missingPublisher("hugo");
  if (missing !== null) console.log(`skipped: ${missing}`);

  test.skipIf(missing !== null)(
    "[H44] every page of a site is compared with the build, saved and unsaved",
    { timeout: 180_000 },
    async () => {
      const folder = await temporaryFolder();
      await makeSite("hugo", folder);
      const { code, out } = await galley(["parity", folder, "--json"]);
      expect(JSON.parse(out)).toMatchObject({
        publisher: { variants: 20, equal: 20 },
        unsaved: { variants: 20, equal: 20 },
        fast: { variants: 0, equal: 0 },
        routes: { right: 20, wrong: 0, none: 2 },
        differences: [],
      });
      expect(code).toBe(0);
    },
  );

  test("[H44] a folder without a publisher that can be run is told", async () => {
    const { code, err } = await galley(["parity", await temporaryFolder({ "a.md": "Text.\n" })]);
    expect([code, err]).toEqual([2, expect.stringContaining("is not installed")]);
  });
});
