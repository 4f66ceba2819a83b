/** Jekyll: a Ruby program, from the site's bundle where it has one. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#contract/failure";
import type { BuildOptions, PublisherRunner, SiteBuilder, StartOptions } from "../adapter.ts";
import { exists, placeScripts } from "../node-program.ts";
import { builtPages } from "../output-file.ts";
import { systemInstall } from "../system-install.ts";
import { findProgram, type ToolCommand } from "../tool-process.ts";
import { firstBuild } from "../wait-for-build.ts";

const CONFIGS = ["_config.yml", "_config.yaml", "_config.toml"];

export const jekyll: PublisherRunner = {
  async readiness(root) {
    const bundled = await hasBundle(root);
    const name = bundled ? "bundle" : "jekyll";
    if ((await findProgram(name)) === null)
      return { kind: "missing", name, install: await systemInstall(name) };
    return { kind: "ready" };
  },
  start,
  async build(options) {
    const { answer, command } = await jekyllFor(options);
    await options.ask(command());
    return { base: (await answer()).base };
  },
  async texts({ root, source, scratch, scripts, origin }) {
    const runner = await findRunner(root, source);
    const configs = await ownConfigs(source, join(scratch, "texts-address.yml"), origin);
    return runner("ruby", [await placeScripts(scripts, scratch, ["jekyll-texts.rb"]), ...configs]);
  },
};

/** Jekyll on the copy, as for a real publication. */
async function jekyllFor({ root, source, output, origin, ask }: BuildOptions) {
  const runner = await findRunner(root, source);
  const configs = await ownConfigs(source, `${output}-address.yml`, origin);
  const question = runner("ruby", ["-e", QUESTION, ...configs]);
  const options = ["--disable-disk-cache", "--destination", output, "--config", configs.join(",")];
  return {
    answer: async () => answerOf(await ask(question)),
    command: (...args: string[]) => runner("jekyll", ["build", ...args, ...options]),
  };
}

async function start({ launch, patience, ...options }: StartOptions): Promise<SiteBuilder> {
  const { answer, command } = await jekyllFor(options);
  const { base } = await answer();
  const process = launch(command("--watch"));
  await firstBuild({
    process,
    ends: (line) => /Auto-regeneration: enabled/.test(line),
    problemIn: (lines) => problemIn(lines, ""),
    patience,
  });
  return {
    process,
    ...builtPages(options.output, base),
    endsBuild: (line) => /\.\.\.done in [\d.]+ seconds/.test(line),
    problemIn,
    routes: async () => (await answer()).routes,
  };
}

/** A command that runs one of Ruby's programs on the copy, in the bundle's own versions where there is one. */
type Runner = (program: "jekyll" | "ruby", args: readonly string[]) => ToolCommand;

async function findRunner(root: string, source: string): Promise<Runner> {
  const bundled = await hasBundle(root);
  const variables = { JEKYLL_ENV: "production" };
  if (bundled) {
    const bundle = await findProgram("bundle");
    if (bundle === null) throw new Failure("publisher-missing", { name: "bundle" });
    return (program, args) => ({
      program: bundle,
      args: ["exec", program, ...args],
      folder: source,
      variables,
    });
  }
  const [jekyllProgram, ruby] = await Promise.all([findProgram("jekyll"), findProgram("ruby")]);
  if (jekyllProgram === null || ruby === null) throw new Failure("publisher-missing", { name: "jekyll" });
  return (program, args) => ({
    program: program === "ruby" ? ruby : jekyllProgram,
    args,
    folder: source,
    variables,
  });
}

function hasBundle(root: string): Promise<boolean> {
  return exists(join(root, "Gemfile"));
}

/** The site's configuration and one line after it: absolute links lead to where the pages are shown. */
async function ownConfigs(source: string, address: string, origin: string): Promise<readonly string[]> {
  await writeFile(address, `url: ${JSON.stringify(origin)}\n`, { mode: 0o600 });
  for (const name of CONFIGS) if (await exists(join(source, name))) return [name, address];
  return [address];
}

/**
 * A file that cannot be read is left out, with an `Error:` that names it, and the others are built; a `Liquid Exception`
 * gives up the whole building, whichever file it is about.
 */
function problemIn(lines: readonly string[], path: string): string | null {
  const line = lines.find(
    (each) => /Liquid Exception/.test(each) || (/\bError: |\bException\b/.test(each) && each.includes(path)),
  );
  return line?.replace(/^\s*(?:Error|Liquid Exception): /, "").trim() ?? null;
}

/**
 * Jekyll's own answer: it reads the site as it does for building, and says where each document and page goes.
 * Posts that are not written (drafts, future ones) are not among them.
 */
const QUESTION = `
require "jekyll"
require "json"
Jekyll.logger.log_level = :error
options = { "config" => ARGV, "quiet" => true, "disable_disk_cache" => true }
site = Jekyll::Site.new(Jekyll.configuration(options))
site.reset
site.read
site.generate
routes = {}
documents = site.collections.values.select(&:write?).flat_map(&:docs)
(documents + site.pages).each do |item|
  next if item.respond_to?(:published?) && !item.published?
  path = item.respond_to?(:relative_path) ? item.relative_path : item.path
  routes[path.delete_prefix("/")] = item.url
end
puts JSON.generate({ "base" => site.config["baseurl"].to_s, "routes" => routes })
`;

function answerOf(answer: string): { readonly base: string; readonly routes: ReadonlyMap<string, string> } {
  const { base, routes } = JSON.parse(answer.slice(answer.lastIndexOf('{"base"'))) as {
    readonly base: string;
    readonly routes: Readonly<Record<string, string>>;
  };
  const prefix = base.replace(/\/+$/, "");
  return {
    base: `${prefix}/`,
    routes: new Map(
      Object.entries(routes).map(([path, url]) => [path, prefix + encodeURI(decodeSafely(url))]),
    ),
  };
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
