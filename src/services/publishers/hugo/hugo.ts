/** Hugo: one program, which builds the whole site in a fraction of a second and watches it. */

import { separatedRows } from "#core/library/separated-rows";
import { Failure } from "#contract/failure";
import type { BuildOptions, PublisherRunner, SiteBuilder, StartOptions } from "../adapter.ts";
import { builtPages, outputFile } from "../output-file.ts";
import { systemInstall } from "../system-install.ts";
import { findProgram } from "../tool-process.ts";
import { firstBuild } from "../wait-for-build.ts";

export const hugo: PublisherRunner = {
  async readiness() {
    const program = await findProgram("hugo");
    if (program === null) return { kind: "missing", name: "hugo", install: await systemInstall("hugo") };
    return { kind: "ready" };
  },
  start,
  async build(options) {
    const { command, base } = await hugoFor(options);
    await options.ask(command());
    return { base };
  },
};

/** Hugo on the copy, as for a real publication, whatever the person's shell says. */
async function hugoFor({ source, output, origin, ask }: BuildOptions) {
  const program = await findProgram("hugo");
  if (program === null) throw new Failure("publisher-missing", { name: "hugo" });
  const question = (...args: string[]) => ask({ program, args, folder: source });
  const base = basePathIn(await question("config"));
  const places = ["--destination", output, "--baseURL", origin + base, "--cacheDir", `${output}-cache`];
  const command = (...args: string[]) => ({
    program,
    folder: source,
    args: [...args, ...places, "--noBuildLock"],
    variables: { HUGO_ENVIRONMENT: "production", HUGO_ENV: "production" },
  });
  return { question, base, command };
}

async function start({ launch, patience, ...options }: StartOptions): Promise<SiteBuilder> {
  const { question, base, command } = await hugoFor(options);
  const { output } = options;
  const process = launch(command("--watch"));
  await firstBuild({ process, ends: (line) => line.startsWith("Watching for changes"), problemIn, patience });
  return {
    process,
    ...builtPages(output, base),
    endsBuild: (line) => /^Total in \d/.test(line),
    problemIn,
    routes: () => listRoutes((kind) => question("list", kind), { output, base }),
  };
}

/** Hugo's own words for a building that failed; a warning is none. */
function problemIn(lines: readonly string[]): string | null {
  const line = lines.find((each) =>
    /^(?:ERROR|Error:)|\bRebuild failed\b|failed to (?:render|extract|parse)/i.test(each),
  );
  return (
    line?.replace(/^ERROR \S+ \S+ |^Error: /, "").replace(/^(?:Rebuild failed|Error building site): /, "") ??
    null
  );
}

/** The path that the site's own base address has: links and addresses of pages begin with it. */
function basePathIn(config: string): string {
  const address = /^baseurl\s*[=:]\s*["']?([^"'\s]*)/im.exec(config)?.[1] ?? "";
  const path = URL.parse(address, "http://site.invalid/")?.pathname ?? "/";
  return path.endsWith("/") ? path : `${path}/`;
}

/** Hugo's own list of what it publishes: drafts, future and expired pages are in it and have no page. */
async function listRoutes(
  list: (kind: string) => Promise<string>,
  { output, base }: { readonly output: string; readonly base: string },
): Promise<ReadonlyMap<string, string>> {
  const [all, ...unpublished] = await Promise.all(["all", "drafts", "future", "expired"].map(list));
  const left = new Set(unpublished.flatMap(pathsIn));
  const routes = new Map<string, string>();
  for (const { path, permalink } of rowsOf(all ?? "")) {
    const url = URL.parse(permalink)?.pathname;
    // Pages that are read by others and never rendered are listed too; Hugo wrote nothing for them.
    const isPage = url !== undefined && !left.has(path) && (await outputFile(output, base, url)) !== null;
    if (isPage) routes.set(path, url);
  }
  return routes;
}

/** Before 0.112 the lists of what is not published were bare paths, a line each. */
function pathsIn(list: string): readonly string[] {
  return list.startsWith("path,")
    ? rowsOf(list).map(({ path }) => path)
    : list.split("\n").map((line) => line.trim().replaceAll("\\", "/"));
}

/** `path` counts from the site's root, with "/" between names. */
function rowsOf(csv: string): readonly { readonly path: string; readonly permalink: string }[] {
  const [names = [], ...rows] = separatedRows(csv, ",");
  const [path, permalink] = [names.indexOf("path"), names.indexOf("permalink")];
  return rows.flatMap((row) => {
    const at = row[path];
    return at === undefined ? [] : [{ path: at.replaceAll("\\", "/"), permalink: row[permalink] ?? "" }];
  });
}
