/** VitePress: its own development server, on a copy of the site, with its pages rendered as a build renders them. */

import { readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BuildOptions, FolderMarks, PublisherRunner, SiteBuilder, StartOptions } from "../adapter.ts";
import { baseIn, isBuilt, isReady, problemsIn } from "../bridge-lines.ts";
import { fixedPort } from "../fixed-port.ts";
import { exists, nodeAndPackage, packageReadiness, placeScripts } from "../node-program.ts";
import { askServer } from "../served-page.ts";
import { firstBuild } from "../wait-for-build.ts";

const PACKAGE = "vitepress";

export const vitepress: PublisherRunner = {
  async readiness(root) {
    const folder = join(root, await folderOf(root));
    const found = await packageReadiness(folder, PACKAGE);
    // A folder of settings alone: its packages are the root's.
    return found.kind === "ready" || found.install !== null ? found : packageReadiness(root, PACKAGE);
  },
  start,
  async build(options) {
    const { command } = await vitepressFor(options, "vitepress-build.mjs");
    const printed = await options.ask(command(options.output));
    return { base: baseIn(printed.split("\n")) };
  },
  comparable,
  async texts(options) {
    const { command } = await vitepressFor(options, "vitepress-texts.mjs");
    return { ...command(options.source), variables: { NODE_ENV: "production" } };
  },
};

/**
 * A build stores a picture as `assets/press.B2x9kLmN.svg`, the server answers it where it stands; groups of code have
 * other names each time that a page is made, and what scopes a component's styles in each mode; and a build adds scripts
 * of its own, which no server has.
 */
function comparable(html: string): string {
  return html
    .replace(
      /(\s(?:src|poster)=")[^"?]*\/([^"/?]+?)(?:\.[\w-]{8})?(\.(?:svg|png|jpe?g|gif|webp|avif))"/g,
      '$1stored:$2$3"',
    )
    .replace(/(\s(?:id|for|name)="(?:tab|group))-[\w-]+"/g, '$1"')
    .replace(/(\sdata-v)-[\da-f]{8}(?=[\s=>])/g, "$1")
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "");
}

/**
 * The folder that VitePress's site stands in, from the root, "" for the root itself: where its settings are, or where
 * the scripts of package.json say that it is.
 */
export async function vitepressFolder({ has, text }: Pick<FolderMarks, "has" | "text">): Promise<string> {
  const manifest = (await text("package.json")) ?? "";
  const named = [...manifest.matchAll(/\bvitepress (?:dev|build) ((?:\.\/)?[\w-][\w./-]*)/g)].map((match) =>
    (match[1] ?? "").replace(/^\.\/|\/$/g, ""),
  );
  for (const folder of ["", ...named, "docs"]) {
    if (!folder.includes("..") && (await has(join(folder, ".vitepress")))) return folder;
  }
  return "";
}

function folderOf(root: string): Promise<string> {
  return vitepressFolder({
    has: (path) => exists(join(root, path)),
    text: (name) => readFile(join(root, name), "utf8").catch(() => null),
  });
}

/** One of Galley's scripts, which runs the site's own VitePress on the copy. */
async function vitepressFor(
  { root, source, scratch, scripts }: Omit<BuildOptions, "output" | "ask">,
  script: "vitepress-build.mjs" | "vitepress-bridge.mjs" | "vitepress-texts.mjs",
) {
  const folder = await folderOf(root);
  const installed = await nodeAndPackage(join(root, folder), PACKAGE);
  const file = await placeScripts(scripts, scratch, [
    script,
    "vitepress-config.mjs",
    "patient.mjs",
    "telling.mjs",
    "answering.mjs",
  ]);
  const place = join(source, folder);
  // A build links Vue into the folder's packages where they lack it, and those are the site's own.
  const hasVue = await exists(join(place, "node_modules", "vue"));
  return {
    packages: dirname(installed.folder),
    command: (...args: string[]) => ({
      program: installed.node,
      args: [file, place, join(installed.folder, "dist", "node", "index.js"), ...args],
      folder: hasVue || folder === "" ? place : source,
    }),
  };
}

async function start({ launch, patience, ...options }: StartOptions): Promise<SiteBuilder> {
  const { command, packages } = await vitepressFor(options, "vitepress-bridge.mjs");
  const port = await fixedPort(options.scratch);
  const process = launch(command(options.source, String(port), await realpath(packages)));
  await firstBuild({ process, ends: isReady, problemIn, patience });
  const base = baseIn(process.lines());
  const ask = async (what: string): Promise<unknown> =>
    JSON.parse(await askServer(port, `${base}__galley/${what}`));
  return {
    process,
    served: { kind: "server", port, base },
    endsBuild: isBuilt,
    problemIn,
    async readPage(url) {
      const page = await ask(`page?url=${encodeURIComponent(url)}`);
      return typeof page === "string" ? page : null;
    },
    async problemOf(path) {
      const reason = await ask(`problem?path=${encodeURIComponent(path)}`);
      return typeof reason === "string" ? reason : null;
    },
    async routes() {
      return new Map(Object.entries((await ask("routes")) as Readonly<Record<string, string>>));
    },
  };
}

/** What Galley's script told of a page that cannot be rendered, or why VitePress could not start. */
function problemIn(lines: readonly string[], path?: string): string | null {
  const told = problemsIn(lines).find((problem) => path === undefined || problem.path === path);
  if (told) return told.reason;
  const failed =
    path === undefined ? lines.findLast((line) => /^\w*Error: |\bfailed to load\b/i.test(line)) : null;
  return failed?.trim() ?? null;
}
