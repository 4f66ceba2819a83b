/** What Galley's own scripts for publishers print among the tool's lines: `galley:` and what they tell. */

const READY = /^galley:ready (.*)$/;
const PROBLEM = /^galley:problem (.*)$/;

/** Whether the line says that the site is there. */
export function isReady(line: string): boolean {
  return READY.test(line);
}

/** Whether the line says that one building ended. */
export function isBuilt(line: string): boolean {
  return line.startsWith("galley:built");
}

/** Why files were not built, in the order in which it was told; `path` where it was one file's own. */
export function problemsIn(
  lines: readonly string[],
): readonly { readonly path?: string; readonly reason: string }[] {
  return lines
    .flatMap((line) => PROBLEM.exec(line)?.[1] ?? [])
    .map((told) => JSON.parse(told) as { readonly path?: string; readonly reason: string });
}

/** The port that the site's server was told to have; `null` where nothing was told of it. */
export function portIn(lines: readonly string[]): number | null {
  return toldIn(lines).port ?? null;
}

/** What was told last of the base of the site's addresses, with a slash at its end. */
export function baseIn(lines: readonly string[]): string {
  const { base } = toldIn(lines);
  return base === undefined || base === "/" ? "/" : `${base.replace(/\/$/, "")}/`;
}

function toldIn(lines: readonly string[]): { readonly base?: string; readonly port?: number } {
  const ready = lines.findLast(isReady) ?? "";
  return JSON.parse(READY.exec(ready)?.[1] ?? "{}") as { readonly base?: string; readonly port?: number };
}
