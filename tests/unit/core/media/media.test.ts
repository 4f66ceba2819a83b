/** Pictures: what they are, where they go, who names them. */

import { expect, test } from "vitest";
import { chosenPlace, folderFor, mediaName, numbered, referenceFor, shownPlace } from "#core/media/place";
import { linkCandidates } from "#core/links/candidates";
import { imageReferences, mentionedNames } from "#core/media/references";
import { hasProgram, imageKindOf } from "#core/media/sniff";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

test.each([
  [
    "a chosen folder goes first",
    { media: { folder: "/public/images/" } },
    { kind: "folder", folder: "public/images" },
  ],
  [
    "a collection's own goes before it",
    { media: { folder: "x", collections: { blog: "beside/img" } } },
    { kind: "beside", within: "img" },
  ],
  ["what leads out of the site says nothing", { media: { folder: "../elsewhere" } }, null],
  ["what is no text says nothing", { media: { folder: 3 } }, null],
  ["no settings", null, null],
])("[ME1] %s", (_, settings, expected) => expect(chosenPlace(settings, "blog")).toEqual(expected));

test.each([
  ["beside", ["./a.png", "b.png", "https://x.example/c.png"], { kind: "beside", within: "" }, "blog/a"],
  [
    "in a folder beside",
    ["img/a.png", "./img/b.png", "c.png"],
    { kind: "beside", within: "img" },
    "blog/a/img",
  ],
  [
    "in a folder of all",
    ["../../src/assets/a.png", "../../src/assets/b.png"],
    { kind: "folder", folder: "src/assets" },
    "src/assets",
  ],
  [
    "in a folder whose name is encoded in addresses",
    ["our%20pictures/a.png", "./our%20pictures/b.png"],
    { kind: "beside", within: "our pictures" },
    "blog/a/our pictures",
  ],
  [
    "served from the root",
    ["/images/a.png", "/images/b.png"],
    { kind: "folder", folder: "static/images" },
    "static/images",
  ],
  [
    "nothing to learn from",
    ["{{ cover }}", "https://x.example/c.png"],
    { kind: "beside", within: "" },
    "blog/a",
  ],
] as const)("[ME1] where images stand: %s", (_, references, place, folder) => {
  const shown = shownPlace([{ path: "blog/a/en.md", references }], ["static"]);
  expect(shown).toEqual(place);
  expect(folderFor(shown, "blog/a/en.md")).toBe(folder);
});

test.each([
  ["blog/a/en.md", "blog/a/x.png", "./x.png"],
  ["blog/a/en.md", "blog/a/img/x.png", "./img/x.png"],
  ["blog/a/en.md", "src/assets/x.png", "../../src/assets/x.png"],
  ["blog/a/en.md", "static/images/x y.png", "/images/x%20y.png"],
  ["a.md", "x.png", "./x.png"],
])("[ME2] %s names %s as %s", (path, image, expected) => {
  expect(referenceFor(path, image, ["static"])).toBe(expected);
});

const svg = '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';

test.each([
  ["\x89PNG\r\n\x1a\n…", "png"],
  ["\xff\xd8\xff\xe0", "jpg"],
  ["GIF89a", "gif"],
  ["RIFF....WEBPVP8 ", "webp"],
  ["\0\0\0\x20ftypavif\0\0\0\0mif1", "avif"],
  [svg, "svg"],
  ["<html><svg></svg></html>", null],
  ["MZ\x90\0", null],
  ["", null],
])("[ME3] %j is %s", (text, kind) => expect(imageKindOf(bytes(text))).toBe(kind));

test.each([
  "<svg><script>x</script></svg>",
  '<svg onload="x()"/>',
  '<svg><a href="javascript:x()"/></svg>',
  "<svg><foreignObject/></svg>",
  '<!DOCTYPE svg [<!ENTITY x "y">]><svg/>',
])("[ME3] a drawing with a program in it is known: %s", (text) => {
  expect(hasProgram(text)).toBe(true);
  expect(hasProgram(svg)).toBe(false);
});

test.each([
  ["Press at Work (1).JPEG", "jpg", "press-at-work-1.jpg"],
  ["image.png", "png", "old-name-image.png"],
  ["スクリーンショット 2026-01-05.png", "png", "old-name-image.png"],
  ["../../etc/passwd", "gif", "etc-passwd.gif"],
  ["紙の重さ.webp", "webp", "紙の重さ.webp"],
  ["CON.png", "png", "con.png"],
] as const)("[ME4] %s becomes %s: %s", (given, kind, name) => {
  expect(mediaName(given, kind, "20260112/old-name")).toBe(name);
});

test("[ME4] a name that is taken gets a number", () => {
  expect([1, 2, 3].map((number) => numbered("a.png", number))).toEqual(["a.png", "a-2.png", "a-3.png"]);
});

test("[ME5] references of a document, with their lines", () => {
  const text =
    "---\ntitle: A.png is no image of it\ncover: ./cover.png\ngallery:\n  - one.jpg\n---\n![a](./x.png 't')\n\n<img src=\"/images/y.webp\">\n\n```\n![no](no.png)\n```\n";
  expect(imageReferences(text)).toEqual([
    { target: "./cover.png", line: 3 },
    { target: "one.jpg", line: 4 },
    { target: "./x.png", line: 7 },
    { target: "/images/y.webp", line: 9 },
  ]);
});

test("[ME5] a field named kind hides no picture beside it", () => {
  expect(imageReferences("---\nhero:\n  kind: photo\n  src: a.png\n---\n")).toEqual([
    { target: "a.png", line: 2 },
  ]);
});

test("[ME5] the files that a reference may mean", () => {
  expect(linkCandidates({ path: "blog/a/en.md", collection: "blog" }, "./x%20y.png?v=1")).toEqual(
    expect.arrayContaining(["blog/a/x y.png", "x y.png", "public/x y.png"]),
  );
  expect(linkCandidates({ path: "blog/a.md", collection: "blog" }, "/images/x.png")).toEqual(
    expect.arrayContaining(["images/x.png", "static/images/x.png"]),
  );
  expect(linkCandidates({ path: "blog/a.md", collection: "blog" }, "https://x.example/y.png")).toEqual([]);
  expect(linkCandidates({ path: "a.md", collection: "" }, "{{ page.cover }}.png")).toEqual([]);
});

test("[ME3] what only looks like a drawing is told at once, however it is built", () => {
  const bytes = (text: string) => Buffer.from(text);
  expect(imageKindOf(bytes("<!---->".repeat(146)))).toBeNull();
  expect(hasProgram(`<svg href=${" ".repeat(1_000_000)}x`)).toBe(false);
  expect(hasProgram('<svg><a href = " data:text/html,x"/></svg>')).toBe(true);
  expect(hasProgram("<svg><a href= data:text/html,x/></svg>")).toBe(true);
});

test("[ME6] a line without an end is looked through once", () => {
  expect(mentionedNames(`${"a".repeat(1_000_000)} b.png`)).toEqual(["b.png"]);
});

test("[ME6] names that a site's own files mention", () => {
  expect(
    mentionedNames("<img src={`/img/${x}`} /> url('../logo%20dark.svg'), \"/a/b.PNG\" og.jpeg."),
  ).toEqual(["logo dark.svg", "b.PNG", "og.jpeg"]);
});
