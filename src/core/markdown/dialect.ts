/** Which syntax a file's body is written in. */

import type { Dialect } from "./block.ts";

const GENEROUS: Dialect = { mdx: false, math: true, directives: true, shortcodes: true, liquid: true };

/** What each publisher reads beyond CommonMark and GFM, in `.md` files. */
const BY_PUBLISHER: Readonly<Record<string, Dialect>> = {
  astro: { mdx: false, math: true, directives: true, shortcodes: false, liquid: false },
  docusaurus: { mdx: true, math: true, directives: true, shortcodes: false, liquid: false },
  eleventy: { mdx: false, math: true, directives: true, shortcodes: false, liquid: true },
  hugo: { mdx: false, math: true, directives: false, shortcodes: true, liquid: false },
  jekyll: { mdx: false, math: true, directives: false, shortcodes: false, liquid: true },
  vitepress: { mdx: false, math: true, directives: true, shortcodes: false, liquid: true },
};

/**
 * The dialect of the file at `path`, published by `publisher` (an adapter's name, or `null` when none is known).
 *
 * `.mdx` is MDX whatever the publisher. Without a publisher everything is on: each syntax is recognised only in
 * forms that prose does not take (SPEC M10–M19), and what is recognised needlessly is still kept to the byte.
 */
export function dialectFor(path: string, publisher: string | null): Dialect {
  const dialect = (publisher !== null && BY_PUBLISHER[publisher.toLowerCase()]) || GENEROUS;
  if (/\.mdx$/i.test(path)) return { ...dialect, mdx: true, shortcodes: false, liquid: false };
  return dialect;
}
