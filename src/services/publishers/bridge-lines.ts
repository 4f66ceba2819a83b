/** What Galley's own scripts for publishers print among the tool's lines: `galley:` and what they tell. */

const READY = /^galley:ready (.*)$/;

/** Whether the line says that the site is there. */
export function isReady(line: string): boolean {
  return READY.test(line);
}

/** What was told last of the base of the site's addresses, with a slash at its end. */
export function baseIn(lines: readonly string[]): string {
  const ready = lines.findLast(isReady) ?? "";
  const { base } = JSON.parse(READY.exec(ready)?.[1] ?? "{}") as { readonly base?: string };
  return base === undefined || base === "/" ? "/" : `${base.replace(/\/$/, "")}/`;
}
