// @ts-check
/** How Galley's scripts that run a site's own program tell what it does: a line of `galley:` among its lines. */

/** @param {string} what @param {unknown} [value] */
export const tell = (what, value) => console.log(`galley:${what} ${JSON.stringify(value ?? null)}`);

/** Galley may be ended without a word: then nobody looks at these pages any more. */
export function endWithGalley() {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(0), 2000).unref();
}
