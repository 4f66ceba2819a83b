/** Eleventy: run from the site's own packages by Node. */

import { join } from "node:path";
import type { BuildOptions, PublisherRunner, SiteBuilder, StartOptions } from "../adapter.ts";
import { nodeAndPackage, packageReadiness, placeScripts } from "../node-program.ts";
import { builtPages } from "../output-file.ts";
import { firstBuild } from "../wait-for-build.ts";

const PACKAGE = "@11ty/eleventy";

export const eleventy: PublisherRunner = {
  readiness: (root) => packageReadiness(root, PACKAGE),
  start,
  async build(options) {
    const command = await eleventyFor(options);
    await options.ask(command());
    return { base: "/" };
  },
  async texts({ root, source, scratch, scripts }) {
    const { node, folder } = await nodeAndPackage(root, PACKAGE);
    const file = await placeScripts(scripts, scratch, ["eleventy-texts.mjs", "answering.mjs"]);
    return { program: node, args: [file, join(folder, "src", "Eleventy.js")], folder: source, variables };
  },
};

const variables = { NODE_ENV: "production", ELEVENTY_ENV: "production", ELEVENTY_RUN_MODE: "build" };

/** Eleventy on the copy, as for a real publication; at the root of a host of its own, whatever folder it publishes to. */
async function eleventyFor({ root, source, output }: BuildOptions) {
  const { node, folder } = await nodeAndPackage(root, PACKAGE);
  return (...args: string[]) => ({
    program: node,
    folder: source,
    args: [join(folder, "cmd.cjs"), ...args, `--output=${output}`, "--pathprefix=/"],
    variables,
  });
}

async function start({ launch, patience, ...options }: StartOptions): Promise<SiteBuilder> {
  const command = await eleventyFor(options);
  const process = launch(command("--watch"));
  await firstBuild({ process, ends: (line) => line.startsWith("[11ty] Watching"), problemIn, patience });
  return {
    process,
    ...builtPages(options.output, "/"),
    endsBuild: (line) => /^\[11ty\] (?:Wrote|Copied) .* in \d/.test(line),
    problemIn,
    routes: async () => readRoutes(await options.ask(command("--to=json", "--quiet"))),
  };
}

/** "[11ty] Problem writing Eleventy templates:" and the numbered causes after it; the last is the nearest to the text. */
function problemIn(lines: readonly string[]): string | null {
  if (!lines.some((line) => /^\[11ty\] Problem\b|\(via [\w ]*(?:Error|Exception)\)/i.test(line))) return null;
  const causes = lines
    .flatMap((line) => /^\[11ty\] \d+\. (.*)/.exec(line)?.[1] ?? [])
    .map((cause) => cause.replace(/ \(via \w+\)$/, ""));
  // An error is printed twice where it ends the program.
  return [...new Set(causes)].join(": ") || (lines[0] ?? "");
}

/** Eleventy's JSON: one value for each page, with the file that it was made from and its address. */
function readRoutes(json: string): ReadonlyMap<string, string> {
  const pages: unknown = JSON.parse(json);
  const routes = new Map<string, string>();
  if (!Array.isArray(pages)) return routes;
  for (const page of pages as readonly Partial<Record<string, unknown>>[]) {
    const { inputPath, url } = page;
    // Of a file that makes several pages the first is its own.
    if (typeof inputPath !== "string" || typeof url !== "string") continue;
    const path = inputPath.replace(/^\.\//, "");
    if (!routes.has(path)) routes.set(path, url);
  }
  return routes;
}
