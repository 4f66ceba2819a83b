/** Docusaurus: built as for publication on a copy of the site, by its own bundler, which is kept between builds. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BuildOptions, PublisherRunner, SiteBuilder, StartOptions } from "../adapter.ts";
import { baseIn, isBuilt, isReady, problemsIn } from "../bridge-lines.ts";
import { nodeAndPackage, packageReadiness, placeScripts } from "../node-program.ts";
import { builtPages } from "../output-file.ts";
import { firstBuild } from "../wait-for-build.ts";

const PACKAGE = "@docusaurus/core";

export const docusaurus: PublisherRunner = {
  readiness: (root) => packageReadiness(root, PACKAGE),
  start,
  comparable,
  async build(options) {
    const command = await docusaurusFor(options);
    const printed = await options.ask(command("build"));
    return { base: baseIn(printed.split("\n")) };
  },
};

/**
 * Docusaurus makes names of where the site's folder is: of the classes in style modules (a hash of the file's path behind
 * the name) and of a blog's footnotes (another one). Two builds of one site in two folders differ in them. A hash may be
 * any four letters, so a class of the site's own that ends like one (`nav_menu`) is compared without that ending, too.
 */
function comparable(html: string): string {
  return html
    .replace(
      /(\sclass=")([^"]*)"/g,
      (_whole, begin: string, names: string) => `${begin}${names.replace(/_[\w+-]{4}(?=\s|$)/g, "")}"`,
    )
    .replace(/([#"]user-content-fn(?:ref)?-[^"]*)-[\da-f]{6}(?=")/g, "$1");
}

/** Galley's script, which runs the site's own Docusaurus on the copy. */
async function docusaurusFor({ root, source, output, scratch, scripts, origin }: BuildOptions) {
  const { node, folder } = await nodeAndPackage(root, PACKAGE);
  const file = await placeScripts(scripts, scratch, ["docusaurus-bridge.mjs", "telling.mjs"]);
  const entry = join(folder, "lib", "index.js");
  return (mode: "build" | "watch") => ({
    program: node,
    args: [file, source, entry, output, scratch, origin, mode],
    folder: source,
    // What it translates its settings to stays in memory: it would be kept among the packages.
    variables: { DOCUSAURUS_NO_TELEMETRY: "1", JITI_CACHE: "false", JITI_FS_CACHE: "false" },
  });
}

async function start({ launch, patience, ...options }: StartOptions): Promise<SiteBuilder> {
  const command = await docusaurusFor(options);
  const process = launch(command("watch"));
  await firstBuild({ process, ends: isReady, problemIn: startProblem, patience });
  const routes = join(options.scratch, "routes.json");
  return {
    process,
    ...builtPages(options.output, baseIn(process.lines())),
    endsBuild: isBuilt,
    problemIn,
    async routes() {
      return new Map(
        Object.entries(JSON.parse(await readFile(routes, "utf8")) as Readonly<Record<string, string>>),
      );
    },
  };
}

/** Any problem gives up the whole building; the one that was told last is of the newest text. */
function problemIn(lines: readonly string[]): string | null {
  const told = problemsIn(lines).at(-1);
  return told === undefined ? null : shortened(told.reason);
}

function startProblem(lines: readonly string[]): string | null {
  const from = lines.findIndex((line) => line.startsWith("Unable to build website"));
  return from < 0 ? null : shortened(lines.slice(from).join("\n"));
}

/** Docusaurus says what it was doing before it says what is wrong: the causes are what a person needs. */
function shortened(reason: string): string {
  const lines = reason
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !NOT_TOLD.test(line));
  return lines.slice(0, 3).join(" ").slice(0, 500);
}

const NOT_TOLD =
  /^(?:Unable to build website|Failed to compile due to|-{5,}|at |Details:$|\[cause\]|Client bundle|Server bundle)/i;
