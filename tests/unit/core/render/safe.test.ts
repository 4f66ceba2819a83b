/** Hostile Markdown by class. The output is parsed again, as the frame does, and every node of it is judged. */

import { readFileSync } from "node:fs";
import type { Element, Nodes } from "hast";
import { raw } from "hast-util-raw";
import { describe, expect, test } from "vitest";
import { walk } from "#core/render/tree-walk";
import { parseBody } from "#core/markdown/body";
import { renderedHtml } from "#core/render/renderer";
import { IMAGES, newRenderer, plainDialect, rendered, settle } from "./rendering.ts";

interface Class {
  readonly kind: string;
  readonly vectors: readonly string[];
}

const file = new URL("../../../fixtures/render/hostile-markdown.json", import.meta.url);
const classes = JSON.parse(readFileSync(file, "utf8")) as readonly Class[];

const ACTIVE = new Set(
  [
    "script style iframe frame frameset object embed applet portal fencedframe base meta link form template noscript",
    "noembed noframes xmp plaintext title head math canvas dialog slot foreignobject use image animate set feimage",
    "animatetransform animatemotion video audio source track area map marquee isindex",
  ]
    .join(" ")
    .split(" "),
);
const ADDRESSES = [
  "href",
  "xLinkHref",
  "src",
  "srcSet",
  "cite",
  "action",
  "formAction",
  "poster",
  "data",
  "background",
  "ping",
];

/** As in a trusted folder. */
async function renderedTrusted(markdown: string): Promise<string> {
  const renderer = newRenderer({ remoteImages: true });
  return renderedHtml(await settle(() => renderer(parseBody(markdown, plainDialect))));
}

describe("[TR9] pictures of other websites", () => {
  test.each([
    ["![a](https://pictures.example/a.png)", "https://pictures.example/a.png"],
    ["![a](//pictures.example/a.png)", "https://pictures.example/a.png"],
    ['<img src="HTTPS://pictures.example/a.png" onerror=x>', "HTTPS://pictures.example/a.png"],
  ])("[TR9] %s is shown in a trusted folder, and only named in others", async (markdown, address) => {
    expect(await renderedTrusted(markdown)).toContain(`<img src="${address}"`);
    expect(await renderedTrusted(markdown)).toContain('referrerpolicy="no-referrer"');
    expect(await rendered(markdown)).not.toContain("<img");
  });

  test.each([
    "http://pictures.example/a.png",
    "https:/pictures.example/a.png",
    "https:a.png",
    "ftp://x/a.png",
  ])("[TR9] %s is named only, trusted or not", async (address) => {
    expect(await renderedTrusted(`![a](${address})`)).not.toContain("<img");
  });
});

function elementsOf(html: string): readonly Element[] {
  const elements: Element[] = [];
  walk<Nodes>(raw({ type: "root", children: [{ type: "raw", value: html }] }), (node) => {
    if (node.type === "element") elements.push(node);
    expect(["root", "element", "text"]).toContain(node.type);
  });
  return elements;
}

function expectInert({ tagName, properties }: Element, remoteImages = false): void {
  expect(ACTIVE).not.toContain(tagName.toLowerCase());
  for (const [name, value] of Object.entries(properties)) {
    const text = String(value);
    expect(name).not.toMatch(/^on/i);
    expect(name).not.toMatch(
      /^(srcdoc|autofocus|autoplay|formaction|ping|srcset|background|poster|xlinkhref)$/i,
    );
    if (name === "style") expect(text).not.toMatch(/url|expression|binding|behavior|image|\\/i);
    if (/^(fill|stroke)$/.test(name)) expect(text).not.toMatch(/url\(\s*["']?[^#"']/i);
    if (!ADDRESSES.includes(name)) continue;
    // What a browser does to an address before it reads the scheme.
    const address = text.replace(/[\u0000-\u0020]/g, "").toLowerCase();
    const scheme = /^([a-z][a-z0-9+.-]*):/.exec(address)?.[1] ?? null;
    if (tagName === "img")
      expect(
        address.startsWith(IMAGES) ||
          /^data:image\/[a-z+]+[;,]/.test(address) ||
          (remoteImages && address.startsWith("https://") && properties["referrerPolicy"] === "no-referrer"),
      ).toBe(true);
    else expect([null, "http", "https", "mailto", "tel"]).toContain(scheme);
  }
}

for (const { kind, vectors } of classes) {
  describe(`[R8] ${kind}`, () => {
    test.each(vectors)("[R8] %s", async (vector) => {
      const alone = elementsOf(await rendered(vector));
      const between = elementsOf(await rendered(`before\n\n${vector}\n\nafter\n`));
      for (const element of [...alone, ...between]) expectInert(element);
      for (const element of elementsOf(await renderedTrusted(vector))) expectInert(element, true);
      expect(between.length).toBeGreaterThan(0);
    });
  });
}

test("[R8] what is harmless stays: markup, styles, ids, classes, drawings", async () => {
  const html =
    '<section class="note" id="a" style="color: red; text-align: right"><p>x</p></section>\n' +
    '<svg viewBox="0 0 1 1"><path d="M0 0h1" fill="none" stroke-width="2"></path></svg>\n' +
    '<details open=""><summary>s</summary>t</details>\n<ruby>字<rt>じ</rt></ruby>';
  expect(await rendered(html)).toBe(html.replace('open=""', "open"));
});

test("[R8] the text of a form stays without the form", async () => {
  const html = await rendered("<form action='/x'><label>Name <input name='n' autofocus></label></form>\n");
  expect(html).toContain("Name <input");
  expect(html).not.toMatch(/form|action|autofocus|name=/);
});

test("[R9] images of other hosts are labels with their address", async () => {
  expect(await rendered("![Alt](https://example.com/a.png)")).toBe(
    '<p><span class="galley-placeholder galley-placeholder-remoteImage"><b>[remoteImage]</b> https://example.com/a.png</span></p>',
  );
  expect(await rendered("![Alt](//example.com/a.png)")).toContain("[remoteImage]</b> //example.com/a.png");
});

test.each([
  ["<iframe src='https://video.example/1'></iframe>", "[embed]</b> https://video.example/1"],
  ["<object data='a.pdf'></object>", "[embed]</b> a.pdf"],
  ["<video src='./film.mp4' autoplay></video>", "[media]</b> ./film.mp4"],
  ["<audio controls><source src='talk.mp3'></audio>", "[media]</b> talk.mp3"],
  ["![x](file:///etc/passwd)", "[unsafeImage]</b> file:///etc/passwd"],
])("[R9] %s is a label", async (markdown, label) => {
  expect(await rendered(markdown)).toContain(label);
});

test.each([
  ["![a](./pictures/a.png)", "./pictures/a.png"],
  ["![a](<b c.png>)", "b%20c.png"],
  ["![a](../%E5%9B%B3.png)", "../%E5%9B%B3.png"],
  ["![a](/shared/a.svg)", "/shared/a.svg"],
  ["<img src='?x=1/2'>", "?x=1/2"],
])("[R10] the reference of %s is one segment below the images' base", async (markdown, reference) => {
  expect(await rendered(markdown)).toContain(`src="${IMAGES}${encodeURIComponent(reference)}"`);
});

test("[R10] a fragment stays outside of the segment, and an image's own data stays", async () => {
  expect(await rendered("![a](a.svg#icon)")).toContain(`src="${IMAGES}a.svg#icon"`);
  expect(await rendered("![a](data:image/png;base64,AAAA)")).toContain('src="data:image/png;base64,AAAA"');
});

test.each([
  "https://example.com/",
  "http://example.com",
  "mailto:a@b.example",
  "tel:+81",
  "../other/",
  "#part",
  "?q=1",
])("[R12] a link to %s keeps its address", async (address) => {
  expect(await rendered(`[x](${address})`)).toBe(`<p><a href="${address}">x</a></p>`);
});

test.each(["javascript:alert(1)", "vscode://file", "data:text/html,x", "file:///a", "custom+x:y"])(
  "[R12] a link to %s keeps its text alone",
  async (address) => {
    expect(await rendered(`[x](${address})`)).toBe("<p><a>x</a></p>");
  },
);
