/** The publishers that Galley knows by their marks. A new one is a line here. */

import { posix } from "node:path";
import type {
  Detection,
  FolderMarks,
  PublisherAdapter,
  PublisherName,
  PublisherProgram,
  PublisherRunner,
} from "./adapter.ts";
import { astro } from "./astro/astro.ts";
import { docusaurus } from "./docusaurus/docusaurus.ts";
import { eleventy } from "./eleventy/eleventy.ts";
import { hugo } from "./hugo/hugo.ts";
import { jekyll } from "./jekyll/jekyll.ts";
import { vitepress, vitepressFolder } from "./vitepress/vitepress.ts";

const CONFIG_ENDINGS = ["js", "mjs", "cjs", "ts", "mts", "cts"];

/** A configuration file says it for certain; a dependency alone, nearly. */
function byConfigOrPackage(config: string, packages: readonly string[]): PublisherAdapter["detect"] {
  return async ({ names, packages: present }) => {
    const files = CONFIG_ENDINGS.map((ending) => `${config}.${ending}`).filter((name) => names.has(name));
    if (files.length > 0) return { confidence: 1, evidence: files };
    return packages.some((name) => present.has(name))
      ? { confidence: 0.7, evidence: ["package.json"] }
      : null;
  };
}

async function detectHugo({ names, text, has }: FolderMarks): Promise<Detection | null> {
  const own = ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"].filter((name) => names.has(name));
  if (own.length > 0) return { confidence: 1, evidence: own };
  for (const folder of ["config/_default/hugo.toml", "config/_default/hugo.yaml"]) {
    if (await has(folder)) return { confidence: 1, evidence: [folder] };
  }
  for (const name of [
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "config/_default/config.yaml",
  ]) {
    const content = names.has(name) || (name.includes("/") && (await has(name))) ? await text(name) : null;
    // Zola has a config.toml as well; its setting is spelled `base_url`.
    if (
      content !== null &&
      /^\s*["']?(?:baseURL|languageCode|defaultContentLanguage)["']?\s*[:=]/im.test(content)
    ) {
      return { confidence: 0.9, evidence: [name] };
    }
  }
  return names.has("archetypes/") && names.has("content/")
    ? { confidence: 0.6, evidence: ["archetypes/", "content/"] }
    : null;
}

async function detectJekyll({ names, packages, text }: FolderMarks): Promise<Detection | null> {
  const config = ["_config.yml", "_config.yaml", "_config.toml"].filter((name) => names.has(name));
  const gemfile = names.has("Gemfile") && /\bjekyll|github-pages/.test((await text("Gemfile")) ?? "");
  // Hexo keeps its settings in a file of the same name.
  if (packages.has("hexo")) return null;
  const evidence = [...config, ...(gemfile ? ["Gemfile"] : []), ...(names.has("_posts/") ? ["_posts/"] : [])];
  if (config.length > 0) return { confidence: evidence.length > 1 ? 1 : 0.8, evidence };
  return gemfile ? { confidence: 0.7, evidence } : null;
}

async function detectVitePress({ names, packages, has, text }: FolderMarks): Promise<Detection | null> {
  const folder = await vitepressFolder({ has, text });
  if (names.has(".vitepress/") || folder !== "")
    return { confidence: folder === "" ? 1 : 0.9, evidence: [`${posix.join(folder, ".vitepress")}/`] };
  return packages.has("vitepress") ? { confidence: 0.6, evidence: ["package.json"] } : null;
}

function configFiles(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => CONFIG_ENDINGS.map((ending) => `${name}.${ending}`));
}

export const publishers: readonly PublisherAdapter[] = [
  {
    name: "astro",
    runner: astro,
    outputs: ["dist"],
    detect: byConfigOrPackage("astro.config", ["astro"]),
    program: {
      command: ["astro", "dev"],
      isPackage: true,
      configuration: configFiles("astro.config", "src/content.config", "src/content/config", "vite.config"),
    },
  },
  {
    name: "hugo",
    runner: hugo,
    outputs: ["public", "resources"],
    detect: detectHugo,
    program: {
      command: ["hugo", "--watch"],
      isPackage: false,
      configuration: [
        ...["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"],
        ...["config.toml", "config.yaml", "config.yml", "config.json", "config/", "go.mod", "go.sum"],
      ],
    },
  },
  {
    name: "jekyll",
    runner: jekyll,
    outputs: ["_site", "vendor"],
    detect: detectJekyll,
    program: {
      command: ["jekyll", "build", "--watch"],
      isPackage: false,
      configuration: [
        ...["_config.yml", "_config.yaml", "_config.toml", "Gemfile", "Gemfile.lock", ".bundle/config"],
        "_plugins/",
      ],
    },
  },
  {
    name: "eleventy",
    runner: eleventy,
    outputs: ["_site"],
    async detect({ names, packages }) {
      const files = [
        ".eleventy.js",
        ".eleventy.cjs",
        ...CONFIG_ENDINGS.map((ending) => `eleventy.config.${ending}`),
      ];
      const evidence = files.filter((name) => names.has(name));
      if (evidence.length > 0) return { confidence: 1, evidence };
      return packages.has("@11ty/eleventy") ? { confidence: 0.7, evidence: ["package.json"] } : null;
    },
    program: {
      command: ["eleventy", "--watch"],
      isPackage: true,
      configuration: [".eleventy.js", ".eleventy.cjs", ...configFiles("eleventy.config"), "_data/"],
    },
  },
  {
    name: "vitepress",
    runner: vitepress,
    outputs: ["dist"],
    detect: detectVitePress,
    program: {
      command: ["vitepress", "dev"],
      isPackage: true,
      configuration: [...configFiles("vite.config"), ".vitepress/", "docs/.vitepress/"],
    },
  },
  {
    name: "docusaurus",
    runner: docusaurus,
    outputs: ["build"],
    detect: byConfigOrPackage("docusaurus.config", ["@docusaurus/core"]),
    program: {
      command: ["docusaurus", "build"],
      isPackage: true,
      configuration: configFiles("docusaurus.config", "sidebars"),
    },
  },
];

export interface DetectedPublisher {
  readonly name: PublisherName;
  readonly evidence: readonly string[];
  readonly outputs: readonly string[];
  readonly program: PublisherProgram;
}

/** The publisher whose marks are the surest; the first in the list of equals. */
export async function detectPublisher(marks: FolderMarks): Promise<DetectedPublisher | null> {
  let best: (DetectedPublisher & { readonly confidence: number }) | null = null;
  for (const { name, outputs, program, detect } of publishers) {
    const found = await detect(marks);
    if (found !== null && found.confidence > (best?.confidence ?? 0))
      best = { name, outputs, program, ...found };
  }
  return best && { name: best.name, evidence: best.evidence, outputs: best.outputs, program: best.program };
}

/** How to run a publisher; `null` where Galley knows its marks alone. */
export function runnerOf(name: PublisherName): PublisherRunner | null {
  return publishers.find((publisher) => publisher.name === name)?.runner ?? null;
}
