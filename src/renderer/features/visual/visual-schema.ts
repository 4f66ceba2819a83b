/** Milkdown's schema, made to hold exactly what core's does: core's specs, Milkdown's DOM. */

import type { Ctx, MilkdownPlugin } from "@milkdown/kit/ctx";
import { marksCtx, nodesCtx } from "@milkdown/kit/core";
import { sanitizeLinkHref } from "@milkdown/kit/preset/commonmark";
import type { MarkSpec, NodeSpec } from "@milkdown/kit/prose/model";
import type { MarkSchema, NodeSchema } from "@milkdown/kit/transformer";
import { visualSpecs } from "#core/visual/specs";

/** What is DOM in a spec; all else (content, groups, attributes) is core's to say. */
type DomOfNode = Pick<NodeSchema, "parseDOM" | "toDOM" | "parseMarkdown" | "toMarkdown">;

/** Bodies are read and written by core: Milkdown's parser must not be reached. */
const unreachable: Pick<NodeSchema, "parseMarkdown" | "toMarkdown"> = {
  parseMarkdown: { match: () => false, runner: () => {} },
  toMarkdown: { match: () => false, runner: () => {} },
};

const islandDom: DomOfNode = {
  ...unreachable,
  toDOM: ({ attrs }) => ["div", dataOf(attrs), attrs["source"]],
  parseDOM: [{ tag: "div[data-island]", getAttrs: attributesOf, priority: 100 }],
};

const inlineIslandDom: DomOfNode = {
  ...unreachable,
  toDOM: ({ attrs }) => ["span", dataOf(attrs), attrs["source"]],
  parseDOM: [{ tag: "span[data-island]", getAttrs: attributesOf, priority: 100 }],
};

function dataOf(attrs: Readonly<Record<string, unknown>>): Record<string, string> {
  return {
    "data-island": String(attrs["kind"]),
    "data-name": String(attrs["name"]),
    "data-source": String(attrs["source"]),
  };
}

function attributesOf(dom: HTMLElement) {
  const { island, name, source } = dom.dataset;
  return { kind: island ?? "unknown", name: name ?? "", source: source ?? "" };
}

const alignments = new Set(["left", "center", "right"]);

/** No style attribute: the window's policy forbids it, and an alignment that is not said must stay unsaid. */
function cellDom(tag: "td" | "th"): Partial<DomOfNode> {
  return {
    toDOM: ({ attrs }) => [tag, attrs["alignment"] === null ? {} : { "data-align": attrs["alignment"] }, 0],
    parseDOM: [
      {
        tag,
        getAttrs: (dom) => {
          const said = dom.dataset["align"] ?? dom.getAttribute("align") ?? dom.style.textAlign;
          return { alignment: alignments.has(said) ? said : null };
        },
      },
    ],
  };
}

/** DOM for the attributes that Milkdown's specs do not know, so that copying and pasting inside the editor keeps them. */
const ownDom: Readonly<Record<string, Partial<DomOfNode>>> = {
  island: islandDom,
  inline_island: inlineIslandDom,
  table_header: cellDom("th"),
  table_cell: cellDom("td"),
  // Headings carry no id here: the window has ids of its own.
  heading: {
    toDOM: ({ attrs }) => [`h${attrs["level"]}`, 0],
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, getAttrs: () => ({ level }) })),
  },
  code_block: {
    toDOM: ({ attrs }) => [
      "pre",
      { "data-language": attrs["language"], "data-meta": attrs["meta"] },
      ["code", 0],
    ],
    parseDOM: [
      {
        tag: "pre",
        preserveWhitespace: "full",
        getAttrs: (dom) => ({
          language: dom.dataset["language"] ?? languageOfClass(dom) ?? "",
          meta: dom.dataset["meta"] ?? "",
        }),
      },
    ],
  },
  image: {
    toDOM: ({ attrs }) => [
      "img",
      {
        src: attrs["src"],
        alt: attrs["alt"],
        ...(attrs["title"] === "" ? {} : { title: attrs["title"] }),
        ...referenceData(attrs),
      },
    ],
    parseDOM: [
      {
        tag: "img[src]",
        getAttrs: (dom) => ({
          src: dom.getAttribute("src") ?? "",
          alt: dom.getAttribute("alt") ?? "",
          title: dom.getAttribute("title") ?? "",
          ...referenceOf(dom),
        }),
      },
    ],
  },
};

const linkDom: Pick<MarkSpec, "toDOM" | "parseDOM"> = {
  toDOM: ({ attrs }) => [
    "a",
    {
      href: sanitizeLinkHref(String(attrs["href"])),
      "data-href": attrs["href"],
      ...(attrs["title"] === null ? {} : { title: attrs["title"] }),
      ...(attrs["form"] === null ? {} : { "data-form": attrs["form"] }),
      ...referenceData(attrs),
    },
    0,
  ],
  parseDOM: [
    {
      tag: "a[href]",
      getAttrs: (dom) => ({
        href: dom.dataset["href"] ?? dom.getAttribute("href") ?? "",
        title: dom.getAttribute("title"),
        form: dom.dataset["form"] ?? null,
        ...referenceOf(dom),
      }),
    },
  ],
};

function languageOfClass(pre: HTMLElement): string | null {
  const code = pre.querySelector("code[class*=language-]");
  return code?.className.match(/language-(\S+)/)?.[1] ?? null;
}

function referenceData(attrs: Readonly<Record<string, unknown>>): Record<string, string> {
  const { refType, label, refHref } = attrs;
  if (typeof refType !== "string") return {};
  return { "data-ref-type": refType, "data-label": String(label), "data-ref-href": String(refHref) };
}

function referenceOf(dom: HTMLElement) {
  const { refType, label, refHref } = dom.dataset;
  if (refType === undefined) return {};
  return { refType, label: label ?? null, refHref: refHref ?? null };
}

/** Replace what the presets declared. Used last, so that every preset has declared its nodes and marks. */
export const coreSchema: MilkdownPlugin = (ctx: Ctx) => () => {
  ctx.update(nodesCtx, (declared) => {
    const preset = new Map(declared);
    return Object.entries(visualSpecs.nodes).map(([name, spec]): [string, NodeSchema] => [
      name,
      { ...unreachable, ...domOf(preset.get(name)), ...(spec as NodeSpec), ...ownDom[name] },
    ]);
  });
  ctx.update(marksCtx, (declared) => {
    const preset = new Map(declared);
    return Object.entries(visualSpecs.marks).map(([name, spec]): [string, MarkSchema] => [
      name,
      { ...(preset.get(name) as MarkSchema), ...(spec as MarkSpec), ...(name === "link" ? linkDom : {}) },
    ]);
  });
};

function domOf(schema: NodeSchema | undefined): Partial<DomOfNode> {
  if (!schema) return {};
  const { parseDOM, toDOM, parseMarkdown, toMarkdown } = schema;
  return {
    ...(parseDOM ? { parseDOM } : {}),
    ...(toDOM ? { toDOM } : {}),
    parseMarkdown,
    toMarkdown,
  };
}
