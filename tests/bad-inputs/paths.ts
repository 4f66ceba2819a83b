/** Bad inputs 34-46: names, paths, images, archives. */

import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, readlink, rm, stat, symlink, link, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { LARGEST_ADDED } from "#contract/media";
import { pathsOfReference } from "#services/preview/image-address";
import { readImage } from "#services/workspace/images";
import { createPathResolver } from "#services/storage/paths";
import { at, openSite, type OpenSite } from "../services/support/site.ts";
import { photograph, temporaryFolder } from "../services/support/temporary-folder.ts";
import { IMAGES, rendered } from "../unit/core/render/rendering.ts";
import { codeOf, expectNoCall, type BadInput } from "./bad-input.ts";

/** What makes a file a PNG, and a byte that is no text. */
const PNG = Buffer.from("89504e470d0a1a0a0000ff", "hex");
const article = "---\ntitle: A\n---\n\nText.\n";

async function opened(site: OpenSite, path: string) {
  return site.handlers["document.open"]({ workspace: site.workspace, path: at(path) });
}
const create = (site: OpenSite, path: string) =>
  codeOf(
    site.handlers["document.create"]({
      workspace: site.workspace,
      path: at(path),
      text: "x",
      encoding: "utf-8",
    }),
  );

async function save(site: OpenSite, path: string, change: (text: string) => string) {
  const { text, encoding, revision } = await opened(site, path);
  return site.handlers["document.save"]({
    workspace: site.workspace,
    path: at(path),
    text: change(text),
    encoding,
    base: revision as never,
  });
}

/** One folder in the new case where cases differ; nothing touched where they do not, or a link stands for it. */
async function expectRenamedCase(): Promise<void> {
  const standing = "posts/Press/index.md";
  for (const isTaken of [false, true]) {
    const site = await openSite({ "posts/press/index.md": article, "posts/press/ink.png": PNG });
    const { handlers, root, workspace } = site;
    // As on a disk that takes both spellings for one.
    if (isTaken) await symlink("press", join(root, "posts/Press"));
    const areOne = existsSync(join(root, "posts/Press"));
    const before = await photograph(root);
    const { articles } = await handlers["library.read"]({ workspace });
    const id = articles[0]?.id ?? "";
    const key = articles[0]?.key.replace("press", "Press") ?? "";
    const asked = handlers["articles.planMove"]({ workspace, article: id, key });
    if (areOne) {
      expect(await codeOf(asked)).toBe("exists");
      expect(await photograph(root)).toEqual(before);
      continue;
    }
    const { plan } = await asked;
    const moved = await handlers["articles.move"]({ workspace, plan, label: "Case", without: [] });
    expect(moved.refused).toEqual([]);
    expect(await readdir(join(root, "posts"))).toEqual(["Press"]);
    expect(await readFile(join(root, standing), "utf8")).toBe(article);
    expect(await readFile(join(root, "posts/Press/ink.png"))).toEqual(PNG);
    await handlers["articles.undo"]({ workspace, id: moved.id });
    expect(Object.keys(await photograph(root)).toSorted()).toEqual(Object.keys(before).toSorted());
  }
}

/** The address that an image was dropped as is a name here, never a place, and its ending is the image's. */
const COPY = "file-etc-cron-d-photo-desktop.png";

/** What a drop can hand over, by its bytes and not by its name: copied in as the image that it is, or refused. */
async function expectOnlyImagesAdded(): Promise<void> {
  const { handlers, root, workspace } = await openSite({ "a.md": article });
  const before = await photograph(root);
  const add = (bytes: string | Uint8Array, name: string) =>
    handlers["media.add"]({
      workspace,
      path: at("a.md"),
      name,
      base64: Buffer.from(bytes).toString("base64"),
    });
  for (const [bytes, name] of [
    ["[Desktop Entry]\nType=Application\nExec=sh\n", "photo.desktop"],
    ["[Desktop Entry]\nType=Application\nExec=sh\n", "photo.png"],
    ["[InternetShortcut]\nURL=file:///etc/passwd\n", "photo.url"],
    ["file:///etc/passwd", "photo.jpg"],
    // A folder arrives as a file of no bytes.
    ["", "photos"],
    ["<html><script>1</script></html>", "photo.svg"],
  ] as const) {
    expect(await codeOf(add(bytes, name)), name).toBe("not-an-image");
  }
  const large = Buffer.concat([PNG, Buffer.alloc(LARGEST_ADDED)]);
  expect(await codeOf(add(large, "large.png"))).toBe("too-large");
  expect(await photograph(root)).toEqual(before);
  expect(await add(PNG, "file:///etc/cron.d/photo.desktop")).toMatchObject({ path: COPY });
  expect(await readFile(join(root, COPY))).toEqual(PNG);
  expect((await readdir(root)).toSorted()).toEqual(["a.md", COPY]);
}

export const pathInputs: readonly BadInput[] = [
  {
    number: 34,
    what: "a sibling whose name begins the same",
    async check() {
      const parent = await temporaryFolder({ "ws/a.md": article, "ws-evil/s.md": "secret" });
      const resolver = createPathResolver(join(parent, "ws"));
      expect(await codeOf(resolver.article("../ws-evil/s.md"))).toBe("bad-name");
      expect(await codeOf(resolver.newArticle("../ws-evil/n.md"))).toBe("bad-name");
    },
  },
  {
    number: 35,
    what: "links out of the folder, also as parents of new files, and loops",
    async check() {
      const site = await openSite({ "a.md": article });
      const outside = await temporaryFolder({ "s.md": "secret" });
      await symlink(join(outside, "s.md"), join(site.root, "out.md"));
      await symlink(outside, join(site.root, "out"));
      await symlink("loop.md", join(site.root, "loop.md"));
      for (const path of ["out.md", "out/s.md", "loop.md"]) {
        expect(["outside-workspace", "not-found"], path).toContain(await codeOf(opened(site, path)));
      }
      for (const path of ["out/new.md", "out/deep/new.md"]) {
        expect(await create(site, path), path).toBe("outside-workspace");
      }
      expect(await readFile(join(outside, "s.md"), "utf8")).toBe("secret");
    },
  },
  {
    number: 36,
    what: "a link inside the folder stays one",
    async check() {
      const site = await openSite({ "a.md": article });
      await symlink("a.md", join(site.root, "b.md"));
      await save(site, "b.md", (text) => `${text}More.\n`);
      expect(await readlink(join(site.root, "b.md"))).toBe("a.md");
      expect(await readFile(join(site.root, "a.md"), "utf8")).toBe(`${article}More.\n`);
    },
  },
  {
    number: 37,
    what: "a file of two names keeps both in step",
    async check() {
      const site = await openSite({ "a.md": article });
      await link(join(site.root, "a.md"), join(site.root, "twin.md"));
      await save(site, "a.md", (text) => `${text}More.\n`);
      expect(await readFile(join(site.root, "twin.md"), "utf8")).toBe(`${article}More.\n`);
    },
  },
  {
    number: 38,
    what: "files that something runs",
    async check() {
      const site = await openSite({
        "a.md": article,
        ".git/hooks/pre-commit": "#!/bin/sh\n",
        "package.json": "{}",
      });
      for (const path of [
        ".git/hooks/pre-commit",
        ".GIT/config",
        ".git/x.md",
        ".vscode/settings.json",
        ".vscode/x.md",
        ".github/workflows/x.yml",
        ".github/x.md",
        "package.json",
        "astro.config.mjs",
        "node_modules/x/a.md",
      ]) {
        expect(await create(site, path), path).toBe("protected");
        expect(["protected", "not-found"], path).toContain(await codeOf(opened(site, path)));
      }
    },
  },
  {
    number: 39,
    what: "names that some system refuses",
    async check() {
      const site = await openSite({ "a.md": article });
      for (const path of [
        "CON.md",
        "aux.md",
        "x.md.",
        "x.md ",
        "a:b.md",
        `${"x".repeat(300)}.md`,
        "a\nb.md",
        "a\0b.md",
        `${"d/".repeat(2100)}x.md`,
      ]) {
        expect(await create(site, path), JSON.stringify(path.slice(0, 20))).toBe("bad-name");
      }
    },
    heldBy: [["tests/services/storage/paths.test.ts", "awkward names that exist can be edited"]],
  },
  {
    number: 40,
    what: "a file name that is markup",
    heldBy: [["tests/e2e/sinks.spec.ts", "file and folder names"]],
  },
  {
    number: 41,
    what: "composed and decomposed names in one folder",
    async check() {
      const site = await openSite({ "\u00e9.md": article, "e\u0301.md": `${article}Other.\n` });
      const { articles } = await site.handlers["library.read"]({ workspace: site.workspace });
      const names = (await import("node:fs")).readdirSync(site.root).filter((name) => name.endsWith(".md"));
      expect(articles.flatMap(({ variants }) => variants)).toHaveLength(names.length);
      for (const name of names) expect((await opened(site, name)).text).toContain("Text.");
    },
  },
  {
    number: 42,
    what: "a rename of the case only",
    check: expectRenamedCase,
    heldBy: [["tests/services/articles/articles.test.ts", "[AF1, AF3, AF4, AF7]"]],
  },
  {
    number: 43,
    what: "a cover outside of the folder",
    async check() {
      const site = await openSite({ "posts/a.md": article });
      for (const reference of [
        "../../../../etc/passwd",
        "/etc/passwd",
        "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "..\\..\\etc\\passwd",
      ]) {
        for (const path of pathsOfReference("posts/a.md", reference)) {
          const resolver = createPathResolver(site.root);
          expect(await codeOf(readImage(resolver, path)), path).not.toBe("none");
        }
      }
      for (const address of ["file:///etc/passwd", "C:\\x.png", "\\\\srv\\x.png"]) {
        expect(await rendered(`![c](<${address}>)`)).not.toMatch(new RegExp(`src="(?!${IMAGES})`));
      }
    },
  },
  {
    number: 44,
    what: "pictures that are something else",
    async check() {
      const site = await openSite({
        "a.md": article,
        "empty.gif": "",
        "page.png": "<script>parent.hit = 1</script>",
        "drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>parent.hit = 1</script></svg>',
        "page.html": "<script>1</script>",
      });
      const resolver = createPathResolver(site.root);
      expect((await readImage(resolver, "empty.gif")).bytes).toHaveLength(0);
      expect((await readImage(resolver, "page.png")).contentType).toBe("image/png");
      expect(await codeOf(readImage(resolver, "page.html"))).toBe("refused");
      await symlink("page.html", join(site.root, "link.png"));
      expect(await codeOf(readImage(resolver, "link.png"))).toBe("refused");
    },
    heldBy: [
      ["tests/services/preview/preview.test.ts", "an image, as its type, inert by itself"],
      ["tests/e2e/preview.spec.ts", "drawings inert"],
    ],
  },
  {
    number: 45,
    what: "an archive that writes outside of where it is unpacked",
    absent: {
      because: "Galley imports no archives.",
      check: () => expectNoCall(/zip|archive|unpack|extract/i),
    },
  },
  {
    number: 46,
    what: "a dropped file that is no image",
    check: expectOnlyImagesAdded,
    heldBy: [["tests/services/workspace/media.test.ts", "[ME3]"]],
  },
];

/** Kept for cases that need a folder in a file's place. */
export async function replaceByFolder(path: string): Promise<void> {
  await rm(path);
  await mkdir(path);
  await writeFile(join(path, "x"), "");
  expect((await stat(path)).isDirectory()).toBe(true);
}
