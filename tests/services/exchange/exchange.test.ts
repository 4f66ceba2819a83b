import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ContentPath, Revision } from "#contract/values";
import { openSite, type OpenSite } from "../support/site.ts";

const english =
  "---\ntitle: The press\n---\n\n# The press\n\nType is raised 12 points. Ink it.\n\nPrint **it** now.\n";
const japanese = "---\ntitle: 印刷機\n---\n\n# 印刷機\n\n活字は 12 ポイント高い。インクをつける。\n";

async function site(): Promise<OpenSite> {
  const opened = await openSite({
    "docs/press/en.md": english,
    "docs/press/ja.md": japanese,
    "docs/other/en.md": "---\ntitle: Other\n---\n\n# Other\n",
    "docs/other/fr.md": "---\ntitle: Autre\n---\n\n# Autre\n",
  });
  await opened.handlers["library.read"]({ workspace: opened.workspace });
  return opened;
}

const all = { articles: null, locale: "ja", scope: "all", format: "xliff" } as const;

test("[XS1] an export holds what was asked for, names what has no file, and writes nothing", async () => {
  const { handlers, workspace, root } = await site();
  const whole = await handlers["exchange.export"]({ workspace, ...all });
  expect(whole).toMatchObject({ translations: 1, absent: 1 });
  expect(whole.text).toContain('original="docs/press/ja.md"');
  const stale = await handlers["exchange.export"]({
    workspace,
    ...all,
    scope: "stale",
    articles: ["docs:press"],
  });
  expect(stale.name).toBe("press.ja.xlf");
  expect(stale.absent).toBe(0);
  const none = await handlers["exchange.export"]({ workspace, ...all, locale: "de" });
  expect([none.text, none.absent]).toEqual([null, 2]);
  expect(await readdir(root)).toEqual(["docs"]);
  expect(await readFile(join(root, "docs/press/ja.md"), "utf8")).toBe(japanese);
}, 240_000);

test.each(["xliff", "po"] as const)(
  "[XS2] %s that came back is planned, made, and undone as a change set",
  async (format) => {
    const { handlers, workspace, root } = await site();
    const { text } = await handlers["exchange.export"]({ workspace, ...all, format });
    const translated = (text ?? "")
      .replace(
        /state="initial">(\s*<source>Print <pc[^>]*>it<\/pc> now\.<\/source>)/,
        'state="translated">$1<target>今<pc id="1">それ</pc>を刷る。</target>',
      )
      .replace(/(msgid "Print \*\*it\*\* now\."\nmsgstr) ""/, '$1 "今**それ**を刷る。"');
    expect(translated).not.toBe(text);
    const name = format === "po" ? "a.po" : "a.xlf";
    const read = await handlers["exchange.read"]({ workspace, name, text: translated });
    expect(read).toMatchObject({ fault: null, refused: [] });
    expect(read.files.map(({ path, changed }) => [path, changed])).toEqual([["docs/press/ja.md", 1]]);
    expect(await readFile(join(root, "docs/press/ja.md"), "utf8")).toBe(japanese);
    const files = read.files.map(({ path, base, edit }) => ({
      path: path as ContentPath,
      base: base as Revision,
      edit: [...edit],
    }));
    const { plan } = await handlers["changes.plan"]({ workspace, request: { kind: "edits", files } });
    const { id } = await handlers["changes.apply"]({ workspace, plan, label: name, without: [] });
    expect(await readFile(join(root, "docs/press/ja.md"), "utf8")).toBe(`${japanese}\n今**それ**を刷る。\n`);
    await handlers["changes.undo"]({ workspace, id });
    expect(await readFile(join(root, "docs/press/ja.md"), "utf8")).toBe(japanese);
  },
  60_000,
);

test("[XS2] files of other articles and languages, and of no translator, are refused and told", async () => {
  const { handlers, workspace, root } = await site();
  const { text } = await handlers["exchange.export"]({ workspace, ...all });
  const read = (name: string, given: string) => handlers["exchange.read"]({ workspace, name, text: given });
  const moved = (text ?? "").replace("docs/press/ja.md", "../../etc/passwd");
  expect((await read("a.xlf", moved)).refused).toMatchObject([
    { path: "../../etc/passwd", fault: "no-such-article" },
  ]);
  // A source is no translation: nothing is ever written into it.
  const source = (text ?? "").replace("docs/press/ja.md", "docs/press/en.md");
  expect((await read("a.xlf", source)).refused).toMatchObject([{ fault: "no-such-article" }]);
  const french = (text ?? "").replace('trgLang="ja"', 'trgLang="fr"');
  expect((await read("a.xlf", french)).refused).toMatchObject([{ fault: "other-language" }]);
  expect((await read("a.xlf", "PK\u0003\u0004zip")).fault?.fault).toBe("packed");
  expect((await read("a.xlf", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')).fault?.fault).toBe("doctype");
  expect((await read("a.po", "hello")).fault).toMatchObject({ fault: "not-po", line: 1 });
  expect((await read("a.xlf", "<html/>")).fault?.fault).toBe("not-xliff");

  await writeFile(join(root, "docs/press/ja.md"), japanese.replace("高い", "低い"));
  const late = await read(
    "a.xlf",
    (text ?? "")
      .replace("<target>活字は 12 ポイント高い。", "<target>活字は太い。")
      .replaceAll('state="initial"', 'state="translated"'),
  );
  expect(late.refused).toMatchObject([{ path: "docs/press/ja.md", fault: "target-changed" }]);
}, 240_000);

test("[XS3] a file that is no use to the thread is refused, and the next is read", async () => {
  const { handlers, workspace } = await site();
  const deep = `<xliff>${"<a>".repeat(200_000)}`;
  expect((await handlers["exchange.read"]({ workspace, name: "a.xlf", text: deep })).fault?.fault).toBe(
    "too-deep",
  );
  const { text } = await handlers["exchange.export"]({ workspace, ...all });
  expect((await handlers["exchange.read"]({ workspace, name: "a.xlf", text: text ?? "" })).fault).toBeNull();
}, 240_000);
