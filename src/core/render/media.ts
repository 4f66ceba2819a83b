/** Images, players and embedded pages: what is shown, and what a label stands for. */

import type { Element, Nodes } from "hast";
import { imageAddress, imageUrl } from "./addresses.ts";
import { placeholder, type RenderWords } from "./placeholders.ts";

const EMBEDS = new Set(["iframe", "object", "embed", "frame", "portal", "applet", "fencedframe"]);
const PLAYERS = new Set(["video", "audio"]);

export interface MediaOptions {
  /** The address that a reference to an image is appended to. */
  readonly imagesBase: string;
  readonly words: RenderWords;
  /** Show pictures of other websites, over https only. */
  readonly remoteImages?: boolean | undefined;
}

/**
 * `nodes` with every image, player and embedded page either taken from the workspace or replaced by a label.
 * Nothing that is left names another host, but for pictures where `remoteImages` allows them.
 */
export function settleMedia(nodes: readonly Nodes[], options: MediaOptions): Nodes[] {
  return nodes.map((node) => {
    if (node.type !== "element") return node;
    if (node.tagName === "img") return image(node, options);
    if (EMBEDS.has(node.tagName)) {
      return placeholder(
        "embed",
        options.words.embed,
        text(node.properties["src"] ?? node.properties["data"]),
      );
    }
    if (PLAYERS.has(node.tagName)) {
      return placeholder("media", options.words.media, playerSource(node));
    }
    return { ...node, children: settleMedia(node.children, options) as Element["children"] };
  });
}

function image(node: Element, { imagesBase, words, remoteImages }: MediaOptions): Element {
  const source = text(node.properties["src"]);
  const address = imageAddress(source);
  switch (address.kind) {
    case "relative":
      return { ...node, properties: { ...node.properties, src: imageUrl(imagesBase, address.reference) } };
    case "embedded":
      return { ...node, properties: { ...node.properties, src: address.url } };
    case "remote":
      return (
        (remoteImages && remoteImage(node, address.url)) ||
        placeholder("remoteImage", words.remoteImage, address.url)
      );
    case "unsafe":
      return placeholder("unsafeImage", words.unsafeImage, source);
  }
}

/** `null` for what is not asked for over https: anybody on the way could read it, or answer it. */
function remoteImage(node: Element, url: string): Element | null {
  const src = url.replace(/^[\\/]{2}/, "https://");
  if (!/^https:\/\//i.test(src)) return null;
  return { ...node, properties: { ...node.properties, src, referrerPolicy: "no-referrer", loading: "lazy" } };
}

/** A film or a sound is named, not played: the workspace gives the preview images only. */
function playerSource(node: Element): string {
  const own = text(node.properties["src"]);
  if (own !== "") return own;
  const source = node.children.find((child) => child.type === "element" && child.tagName === "source");
  return source?.type === "element" ? text(source.properties["src"]) : "";
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
