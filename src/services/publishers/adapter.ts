/**
 * Publishers: what turns a folder into a site. `detect` looks at names only; `runner` runs the site's own programs,
 * and therefore only after the person trusted the folder.
 */

import type { ToolCommand, ToolProcess } from "./tool-process.ts";

export type PublisherName = "astro" | "hugo" | "jekyll" | "eleventy" | "vitepress" | "docusaurus";

/** What a folder shows of itself without any of its code being run. */
export interface FolderMarks {
  /** Names directly in the folder; a folder's name ends with "/". */
  readonly names: ReadonlySet<string>;
  /** Packages that its package.json depends on, in any way. */
  readonly packages: ReadonlySet<string>;
  /** A small text file of the folder, or `null`. */
  readonly text: (name: string) => Promise<string | null>;
  /** Whether a path below the folder exists. */
  readonly has: (path: string) => Promise<boolean>;
}

/** What was found: `confidence` from 0 to 1, and the names that say so. */
export interface Detection {
  readonly confidence: number;
  readonly evidence: readonly string[];
}

export interface PublisherAdapter {
  readonly name: PublisherName;
  /** Folders that its builds write, relative to the root: never content. */
  readonly outputs: readonly string[];
  readonly detect: (marks: FolderMarks) => Promise<Detection | null>;
  readonly program: PublisherProgram;
  /** Absent: Galley knows this publisher's marks but cannot run it yet. */
  readonly runner?: PublisherRunner;
}

/** The program that serves a site while it is written. It is shown to a person before it may run. */
export interface PublisherProgram {
  /** As it is called: one that an npm package brings is found in the site's own node_modules. */
  readonly command: readonly [name: string, ...args: string[]];
  readonly isPackage: boolean;
  /** Files and folders, from the root, that it runs or reads its settings from; a folder's name ends with "/". */
  readonly configuration: readonly string[];
}

/** Whether the site's program is there to be run. */
export type Readiness =
  | { readonly kind: "ready" }
  | {
      readonly kind: "missing";
      /** The program or package that is not there. */
      readonly name: string;
      /**
       * What a person would type to get it, and in which folder of the site; without a folder where it is installed on
       * the computer. `null` where that is not known.
       */
      readonly install: { readonly command: readonly string[]; readonly folder: string | null } | null;
    };

export interface PublisherRunner {
  /** Reads only; runs nothing of the site. */
  readonly readiness: (root: string) => Promise<Readiness>;
  /** Run the site's own program on the copy. Rejects with a `Failure`; nothing is then left running. */
  readonly start: (options: StartOptions) => Promise<SiteBuilder>;
  /** Build the copy once, as for publication: the pages that the others are measured by. `base`: as of `ServedSite`. */
  readonly build: (options: BuildOptions) => Promise<{ readonly base: string }>;
  /** A page in the spelling in which a build's and a preview's can be compared. Absent where it is the page's own. */
  readonly comparable?: (html: string) => string;
  /**
   * Its own renderer, and its own judgement, of single texts: a program that answers as `text-tool.ts` asks. Absent
   * where it has none but the building of the site.
   */
  readonly texts?: (options: Omit<BuildOptions, "output" | "ask">) => Promise<ToolCommand>;
  /** Whether that program also judges frontmatter. */
  readonly judges?: boolean;
}

export type BuildOptions = Omit<StartOptions, "launch" | "patience">;

export interface StartOptions {
  readonly root: string;
  /** The copy of the site that is published, and where its pages go. Absolute, outside the workspace. */
  readonly source: string;
  readonly output: string;
  /** A folder of the session's own, kept from one session to the next: caches. */
  readonly scratch: string;
  /** Where Galley's scripts for publishers are. */
  readonly scripts: string;
  /** Where the pages will be shown, without a slash at the end: absolute links must lead there. */
  readonly origin: string;
  /** Start a program that ends with the session, also while the session is still starting. */
  readonly launch: (command: ToolCommand) => ToolProcess;
  /** Run a program that answers and ends: what it wrote. Fails with `publisher-failed` or `timed-out`. */
  readonly ask: (command: ToolCommand) => Promise<string>;
  /** Milliseconds that starting may take. */
  readonly patience: number;
}

/**
 * How a site's pages reach a frame: as the files that the publisher wrote, or from its own server. `base`: what the
 * paths of its pages begin with, as "/docs/"; "/" where it stands at the root of its host.
 */
export type ServedSite =
  | { readonly kind: "files"; readonly output: string; readonly base: string }
  | { readonly kind: "server"; readonly port: number; readonly base: string };

/** A publisher's program that builds the copy's pages and builds them again whenever a file of it changes. */
export interface SiteBuilder {
  readonly process: ToolProcess;
  readonly served: ServedSite;
  /** What the publisher has now for the page at `url`: its markup, or whatever holds the page's text. */
  readonly readPage: (url: string) => Promise<string | null>;
  /** Whether the line ends one building. */
  readonly endsBuild: (line: string) => boolean;
  /** Why the file at `path` was not built, told in the lines of a building; `null` when it was. */
  readonly problemIn: (lines: readonly string[], path: string) => string | null;
  /**
   * Why the tool cannot make a page of the file as it stands; `null` where it can. Absent where a problem of any file
   * shows when the site starts.
   */
  readonly problemOf?: (path: string) => Promise<string | null>;
  /** Ask the tool where each file of the copy publishes. Keys are paths from the root; a file without a page is not one. */
  readonly routes: () => Promise<ReadonlyMap<string, string>>;
}
