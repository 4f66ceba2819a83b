/** Addresses from pasted HTML: only those that an article may hold. */

import type { Element } from "hast";
import { attributeOf, styleOf } from "./element.ts";

const LINK_SCHEMES = new Set(["http", "https", "mailto", "tel"]);
const IMAGE_SCHEMES = new Set(["http", "https"]);

/** Where a link may lead: the web, a mail address, a telephone, a place of the site; `null` for all else. */
export function linkAddress(href: string): string | null {
  return allowed(href, LINK_SCHEMES);
}

/**
 * Where an image may come from: the web or the site. `data:` would fill the article with bytes, `file:` and
 * `blob:` are the other program's own; an image that nobody sees only tells its server who has read the page.
 */
export function imageAddress(image: Element): string | null {
  return isPixel(image) ? null : allowed(attributeOf(image, "src"), IMAGE_SCHEMES);
}

/** Browsers drop line endings and tabs from an address and controls before it, so they hide no scheme here. */
function allowed(written: string, schemes: ReadonlySet<string>): string | null {
  // oxlint-disable-next-line no-control-regex
  const address = written.replace(/[\t\r\n]/g, "").replace(/^[\u0000- ]+|[\u0000- ]+$/g, "");
  const scheme = /^([^/?#:]*):/.exec(address)?.[1];
  if (address === "" || (scheme !== undefined && !schemes.has(scheme.toLowerCase()))) return null;
  return address;
}

function isPixel(image: Element): boolean {
  const sizes = ["width", "height"].flatMap((side) => {
    const size = Number.parseFloat(attributeOf(image, side) || styleOf(image, side));
    return Number.isNaN(size) ? [] : [size];
  });
  return sizes.some((size) => size <= 2) || styleOf(image, "opacity") === "0";
}
