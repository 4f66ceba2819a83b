/** A body's text <-> its blocks. */

import type { Body, Dialect } from "./block.ts";

/** Take a body apart. `bodyText(parseBody(text, dialect)) === text` for every string. */
export function parseBody(text: string, dialect: Dialect): Body {
  return { lead: text, blocks: [], dialect, definitions: new Set(), footnotes: new Set() };
}

/** The body's text, to the code unit. */
export function bodyText(body: Body): string {
  return body.lead + body.blocks.map(({ source, gap }) => source + gap).join("");
}
