/** Astro: its own development server, on a copy of the site, watched from inside by a small integration. */

import { realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { BuildOptions, PublisherRunner, SiteBuilder, StartOptions } from "../adapter.ts";
import { baseIn, isBuilt, isReady, portIn } from "../bridge-lines.ts";
import { fixedPort } from "../fixed-port.ts";
import { nodeAndPackage, packageReadiness, placeScripts } from "../node-program.ts";
import { askServer, pageOf } from "../served-page.ts";
import { firstBuild } from "../wait-for-build.ts";

const PACKAGE = "astro";

export const astro: PublisherRunner = {
  readiness: (root) => packageReadiness(root, PACKAGE),
  start,
  async build(options) {
    const command = await astroFor(options, "astro-build.mjs");
    const printed = await options.ask(command(options.output, options.scratch));
    return { base: baseIn(printed.split("\n")) };
  },
  judges: true,
  async texts({ root, source, scratch, scripts }) {
    const { node, folder } = await nodeAndPackage(root, PACKAGE);
    const file = await placeScripts(scripts, scratch, ["astro-texts.mjs", "answering.mjs", "patient.mjs"]);
    const packages = await realpath(join(root, "node_modules"));
    return { program: node, args: [file, source, folder, scratch, packages], folder: source, variables };
  },
};

const variables = { ASTRO_TELEMETRY_DISABLED: "1" };

/** One of Galley's scripts, which runs the site's own Astro on the copy. */
async function astroFor(
  { root, source, scratch, scripts }: BuildOptions,
  script: "astro-build.mjs" | "astro-bridge.mjs",
) {
  const { node } = await nodeAndPackage(root, PACKAGE);
  const file = await placeScripts(scripts, scratch, [script, "patient.mjs", "telling.mjs"]);
  const entry = createRequire(join(root, "package.json")).resolve("astro");
  return (...args: string[]) => ({
    program: node,
    args: [file, source, entry, ...args],
    folder: source,
    variables,
  });
}

async function start({ launch, patience, ...options }: StartOptions): Promise<SiteBuilder> {
  const command = await astroFor(options, "astro-bridge.mjs");
  const asked = await fixedPort(options.scratch);
  const packages = await realpath(join(options.root, "node_modules"));
  const process = launch(command(String(asked), options.scratch, packages));
  await firstBuild({ process, ends: isReady, problemIn, patience });
  const base = baseIn(process.lines());
  // One that listens elsewhere than it was asked to says where.
  const port = portIn(process.lines()) ?? asked;
  return {
    process,
    served: { kind: "server", port, base },
    endsBuild: (line) => isBuilt(line) || isError(line),
    problemIn,
    readPage: (url) => pageOf(port, url),
    async routes() {
      const answer: unknown = JSON.parse(await askServer(port, `${base}__galley/routes`));
      if (typeof answer !== "object" || answer === null) return new Map();
      return new Map(
        Object.entries(answer).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
      );
    },
  };
}

function isError(line: string): boolean {
  return /\[ERROR\]|Error \[\w+\]: |^\w*Error: /.test(line);
}

/** The first error and the lines that explain it: which entry, which field, and what is wrong with it. */
function problemIn(lines: readonly string[]): string | null {
  const first = lines.findIndex(isError);
  if (first < 0) return null;
  const after = lines.slice(first + 1);
  const end = after.findIndex((line) =>
    /^\d\d:\d\d:\d\d |^galley:|^\s+at |^Hint|^\s*(?:hint|loc|file|title):/i.test(line),
  );
  return [lines[first] ?? "", ...after.slice(0, end < 0 ? 4 : Math.min(end, 4))]
    .join(" ")
    .replace(/^.*?\[ERROR\] (?:\[[\w-]+\] )?|^.*?Error \[\w+\]: /, "")
    .replaceAll("**", "")
    .replace(/\s+/g, " ")
    .trim();
}
