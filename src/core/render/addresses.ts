/** What an address in a page points to, judged as a browser would read it and not as it looks. */

/** `embedded`: the picture itself, in a `data:` address of an image type. */
export type ImageAddress =
  | { readonly kind: "relative"; readonly reference: string }
  | { readonly kind: "remote"; readonly url: string }
  | { readonly kind: "embedded"; readonly url: string }
  | { readonly kind: "unsafe" };

const EMBEDDED_IMAGE = /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/i;
const LINK_SCHEMES = new Set(["http", "https", "mailto", "tel"]);

/** Where an image comes from. Anything with a scheme that is not an image's is `unsafe`. */
export function imageAddress(source: string): ImageAddress {
  const url = asBrowsersRead(source);
  if (url === "") return { kind: "unsafe" };
  if (EMBEDDED_IMAGE.test(url)) return { kind: "embedded", url };
  const scheme = schemeOf(url);
  if (scheme === "http" || scheme === "https") return { kind: "remote", url };
  if (scheme !== null) return { kind: "unsafe" };
  // A browser reads a backslash as a slash: `/\host/x` is another host's.
  if (/^[\\/]{2}/.test(url)) return { kind: "remote", url };
  return { kind: "relative", reference: url };
}

/** Whether a link may stand in the preview: a page of the site, or a scheme that `link.open` knows. */
export function isSafeLink(href: string): boolean {
  const scheme = schemeOf(asBrowsersRead(href));
  return scheme === null || LINK_SCHEMES.has(scheme);
}

/** The address of `reference` under the base that the preview service gave for the article's images. */
export function imageUrl(base: string, reference: string): string {
  const hash = reference.indexOf("#");
  const fragment = hash < 0 ? "" : reference.slice(hash);
  const path = hash < 0 ? reference : reference.slice(0, hash);
  return `${base}${encodeURIComponent(path.toWellFormed())}${fragment}`;
}

/** A URL parser drops control characters around an address, and tabs and line ends inside of it. */
function asBrowsersRead(address: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return address.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, "").replace(/[\t\n\r]/g, "");
}

function schemeOf(url: string): string | null {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? null;
}
