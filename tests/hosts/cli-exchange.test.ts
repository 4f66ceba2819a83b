import { chmod, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readCommandLine } from "../../src/main/cli/arguments.ts";
import { temporaryFolder } from "../services/support/temporary-folder.ts";
import { galley } from "./run-cli.ts";

test("export and import take their own options, and nobody else does", () => {
  const kind = (...args: readonly string[]) => readCommandLine(args).kind;
  expect(
    readCommandLine(["export", "site", "--locale", "ja", "--all", "--article", "a", "--article", "b"]),
  ).toEqual({
    kind: "export",
    folder: "site",
    locale: "ja",
    format: "xliff",
    scope: "all",
    articles: ["a", "b"],
    out: null,
  });
  expect(readCommandLine(["import", "site", "a.xlf", "--write"])).toEqual({
    kind: "import",
    folder: "site",
    file: "a.xlf",
    write: true,
  });
  expect(kind("export", "site")).toBe("misuse");
  expect(kind("export", "site", "--locale", "ja", "--format", "docx")).toBe("misuse");
  expect(kind("export", "site", "--locale", "ja", "--write")).toBe("misuse");
  expect(kind("import", "site")).toBe("misuse");
  expect(kind("import", "site", "a.xlf", "--all")).toBe("misuse");
  expect(kind("check", "site", "--locale", "ja")).toBe("misuse");
});

test("a translation goes out and comes back on the command line, and is written only when that is said", async () => {
  const japanese = "# 印刷機\n\n活字は 12 ポイント高い。\n";
  const place = await temporaryFolder({
    "site/docs/press/en.md": "# The press\n\nType is raised 12 points.\n\nPrint it.\n",
    "site/docs/press/ja.md": japanese,
  });
  const site = join(place, "site");
  const file = join(place, "press.xlf");
  const exported = await galley(["export", site, "--locale", "ja", "--out", file]);
  expect(exported).toMatchObject({ code: 0, out: "" });
  const xliff = await readFile(file, "utf8");
  await writeFile(
    file,
    xliff.replace(
      /state="initial">(\s*<source>Print it\.<\/source>)/,
      'state="translated">$1<target>刷る。</target>',
    ),
  );
  const shown = await galley(["import", site, file]);
  expect(shown.out).toContain("+ 刷る。");
  expect(shown.code).toBe(0);
  expect(await readFile(join(site, "docs/press/ja.md"), "utf8")).toBe(japanese);
  expect((await galley(["import", site, file, "--write"])).code).toBe(0);
  expect(await readFile(join(site, "docs/press/ja.md"), "utf8")).toBe(`${japanese}\n刷る。\n`);
  expect(await readdir(site)).toEqual(["docs"]);
  await chmod(join(site, "docs/press/ja.md"), 0o444);
  await galley(["export", site, "--locale", "ja", "--all", "--out", file]);
  const again = await readFile(file, "utf8");
  await writeFile(file, again.replace("<target>活字は", "<target>文字は"));
  for (const options of [[], ["--write"]]) {
    const left = await galley(["import", site, file, ...options]);
    expect([left.code, left.err]).toEqual([1, expect.stringContaining("docs/press/ja.md: read-only")]);
    expect(left.out).toContain("0 files");
  }
  expect(await readFile(join(site, "docs/press/ja.md"), "utf8")).toBe(`${japanese}\n刷る。\n`);
  const hostile = join(place, "hostile.xlf");
  await writeFile(hostile, '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
  const refused = await galley(["import", site, hostile, "--write"]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("document type")]);
}, 300_000);
