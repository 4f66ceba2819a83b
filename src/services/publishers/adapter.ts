/**
 * Publishers: what turns a folder into a site. `detect` is used today; `start` is the seat of the exact
 * preview, which runs a site's own programs and therefore only after the person trusted the folder.
 */

import type { FrontmatterReading } from "#core/frontmatter/values";
import type { Problem } from "#core/problems/problem";
import type { JsonSchema } from "#core/schema/field";
import type { Permit } from "../trust/trust.ts";

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

/** What a publisher's session can do; panes say what they show accordingly. */
export interface PublisherCapabilities {
  readonly embedded: "exact" | "none";
  readonly unsaved: "overlay" | "reading-hooks" | "content-folder";
  readonly routes: "tool" | "traced" | "guessed";
  readonly schema: "site" | "json" | "none";
  readonly serverPerLocale: boolean;
  readonly htmlInDevelopment: boolean;
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

export interface PublisherRunner {
  readonly capabilities: PublisherCapabilities;
  /** Start the site's own program in a process of its own: `runSiteProgram` is the only way, and asks for a permit. */
  readonly start: (options: StartOptions) => Promise<PublisherSession>;
}

export interface StartOptions {
  /** Given by `trust.require` alone, for this start only. */
  readonly permit: Permit;
  /** A folder outside the workspace for the publisher's caches and for unsaved text. */
  readonly overlay: string;
  readonly port: number;
}

/** An address at which a variant publishes. An article may have none. */
export interface Route {
  readonly url: string;
  readonly how: "traced" | "tool" | "guessed";
  readonly body: "published" | "not-published";
}

/** Numbers the texts given to a session, so that an answer can be told from an older one. */
export type BufferRevision = number;

export interface PublisherSession {
  readonly routes: (path: string) => Promise<readonly Route[]>;
  /** Show `text` instead of the file's; `null`: the file's again. Never touches the file. */
  readonly setBuffer: (path: string, text: string | null) => Promise<BufferRevision>;
  /** What became of a revision: a server that answers 200 may still show the text before it. */
  readonly settled: (revision: BufferRevision) => Promise<Settled>;
  readonly render: (
    path: string,
    text: string,
  ) => Promise<{ readonly html: string; readonly exact: boolean }>;
  readonly schema: (collection: string) => Promise<JsonSchema | null>;
  readonly validate: (path: string, reading: FrontmatterReading) => Promise<readonly Problem[]>;
  readonly stop: () => Promise<void>;
}

export type Settled =
  | { readonly kind: "served" }
  | { readonly kind: "rejected"; readonly problems: readonly Problem[] }
  | { readonly kind: "stale"; readonly lastLines: readonly string[] };
