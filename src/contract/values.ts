/** The values that cross a process, each checked on arrival. */

import { z } from "zod";
import { layoutConfidences, type Article, type Collection, type Variant } from "#core/library/article";
import { fixKinds, type Problem, type ProblemRule } from "#core/problems/problem";
import {
  autosaves,
  interfaceLanguages,
  leftPanes,
  rightPanes,
  themes,
  type Settings,
} from "#core/settings/settings";

/** Names an open workspace; made by the host, unguessable, valid until the workspace is closed. */
export const WorkspaceId = z.string().min(16).max(64).brand<"WorkspaceId">();
export type WorkspaceId = z.infer<typeof WorkspaceId>;

/** What every call about an open workspace is given. */
export const inWorkspace = z.object({ workspace: WorkspaceId });

/** A path from the workspace's root with "/" between names. The host's resolver decides whether it may be touched. */
export const ContentPath = z.string().min(1).max(4096).brand<"ContentPath">();
export type ContentPath = z.infer<typeof ContentPath>;

/** SHA-256 of a file's bytes in hexadecimal: what "the same" means, always. */
export const Revision = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<"Revision">();
export type Revision = z.infer<typeof Revision>;

/** The longest document that a call carries, in UTF-16 code units. */
export const LONGEST_TEXT = 20_000_000;
export const DocumentText = z.string().max(LONGEST_TEXT);

/** How the file's bytes become text; a save writes the same way. A byte order mark is part of the text. */
export const Encoding = z.enum(["utf-8", "utf-16le", "utf-16be"]);
export type Encoding = z.infer<typeof Encoding>;

/** Why a document can be read but not written. */
export const ReadOnlyReason = z.enum(["permission", "encoding", "outside-workspace", "too-large"]);
export type ReadOnlyReason = z.infer<typeof ReadOnlyReason>;

export const OpenDocument = z.object({
  path: ContentPath,
  text: DocumentText,
  revision: Revision,
  encoding: Encoding,
  readOnly: ReadOnlyReason.nullable(),
});
export type OpenDocument = z.infer<typeof OpenDocument>;

const VariantValue = z.object({
  path: z.string(),
  locale: z.string().nullable(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  date: z.string().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  draft: z.boolean(),
  errors: z.number().int(),
  warnings: z.number().int(),
}) satisfies z.ZodType<Variant>;

export const ArticleValue = z.object({
  id: z.string(),
  collection: z.string(),
  key: z.string(),
  variants: z.array(VariantValue).min(1),
}) satisfies z.ZodType<Article>;

export const CollectionValue = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  layout: z.object({
    kind: z.enum(["none", "file", "suffix", "folder"]),
    confidence: z.enum(layoutConfidences),
  }),
  locales: z.array(z.string()),
  articles: z.number().int(),
}) satisfies z.ZodType<Collection>;

/** A schema as it crosses: JSON only. The window derives its fields with core/schema. */
export const SchemaValue = z.object({
  source: z.enum(["site", "galley", "inferred"]),
  from: z.string().nullable(),
  json: z.union([z.boolean(), z.record(z.string(), z.unknown())]),
});
export type SchemaValue = z.infer<typeof SchemaValue>;

const FixValue = z.object({
  kind: z.enum(fixKinds),
  edit: z.array(z.object({ from: z.number().int(), to: z.number().int(), insert: z.string() })),
  becomes: z.string(),
});

export const ProblemValue = z.object({
  rule: z.string().transform((rule) => rule as ProblemRule),
  severity: z.enum(["error", "warning", "note"]),
  field: z.array(z.union([z.string(), z.number()])).optional(),
  line: z.number().int().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  fix: FixValue.optional(),
});
/** A problem and the file that it is in. */
export const FileProblem = z.object({
  path: z.string(),
  problem: ProblemValue,
  revision: Revision.optional(),
});
export interface FileProblem {
  readonly path: string;
  readonly problem: Problem;
  /** Of the bytes that a fix is for; given with every fix. */
  readonly revision?: Revision | undefined;
}

export const SettingsValue = z.object({
  language: z.enum(["system", ...interfaceLanguages]),
  theme: z.enum(themes),
  autosave: z.enum(autosaves),
  panes: z.record(z.string().max(100), z.array(z.number().min(0).max(100)).max(8)),
  workbench: z.object({ left: z.enum(leftPanes), right: z.enum(rightPanes).nullable() }),
}) satisfies z.ZodType<Settings>;

/** The workspace that a folder turned out to be. */
export const WorkspaceValue = z.object({
  id: WorkspaceId,
  /** The last name of its path: what a title bar shows. */
  name: z.string(),
  /** Absolute path of the root, for a person to read; calls never take it. */
  root: z.string(),
  /** Below the root, the content folder that was opened ("" for the root itself). */
  opened: z.string(),
  /** Which publisher's marks were found, and where: ["astro.config.mjs"]. `null`: none. */
  publisher: z.object({ name: z.string(), evidence: z.array(z.string()) }).nullable(),
});
export type WorkspaceValue = z.infer<typeof WorkspaceValue>;

/** Whether a folder is trusted, and what trusting it allows. */
export const TrustValue = z.object({
  /** `changed`: it was trusted, and would run something else now; until the person has looked it is restricted. */
  state: z.enum(["restricted", "trusted", "changed"]),
  /** False for a folder that holds Galley's own files. */
  mayTrust: z.boolean(),
  /** Stands for everything that would run: a grant names the one that was shown. */
  fingerprint: z.string().max(64),
  /** `runs`: what a script of package.json says that it runs. */
  commands: z.array(z.object({ command: z.string(), runs: z.string().nullable() })).max(20),
  /** Files that differ from when it was trusted, as paths from the root. */
  changed: z.array(z.string()).max(1000),
  /** The folder above, which may be trusted as a whole; `null` where that would be too much. */
  parent: z.string().nullable(),
  /** The folder above that is trusted as a whole. */
  byParent: z.string().nullable(),
});
export type TrustValue = z.infer<typeof TrustValue>;

export const RecentFolder = z.object({
  path: z.string(),
  name: z.string(),
  openedAt: z.number(),
  /** False when it is no longer there; it stays in the list until the person forgets it. */
  exists: z.boolean(),
});
export type RecentFolder = z.infer<typeof RecentFolder>;

/** A line that a site's own program printed, colours taken out. */
const LogLines = z.array(z.string()).max(500);
const PublisherName = z.string().max(40);

/** The site's own publisher, as far as Galley can run it here. */
export const PublisherValue = z.discriminatedUnion("kind", [
  /** No publisher was found, or one that Galley cannot run. */
  z.object({ kind: z.literal("none") }),
  /** Its program is not installed. `install`: what a person would type; `null` where that depends on their system. */
  z.object({
    kind: z.literal("missing"),
    name: PublisherName,
    program: z.string(),
    install: z.array(z.string()).nullable(),
    /** Whether Galley can run that, in the site's folder, once a person says so. */
    canInstall: z.boolean(),
  }),
  z.object({
    kind: z.literal("installing"),
    name: PublisherName,
    command: z.array(z.string()),
    lines: LogLines,
  }),
  /** `command`: what starting would run, as a person would type it. */
  z.object({ kind: z.literal("stopped"), name: PublisherName, command: z.array(z.string()) }),
  z.object({ kind: z.literal("starting"), name: PublisherName, lines: LogLines }),
  /** `origin`: where its pages are shown, without a slash at the end. */
  z.object({ kind: z.literal("running"), name: PublisherName, lines: LogLines, origin: z.string() }),
  z.object({
    kind: z.literal("failed"),
    name: PublisherName,
    lines: LogLines,
    failure: z.object({ code: z.string(), details: z.record(z.string(), z.string()) }),
  }),
]);
export type PublisherValue = z.infer<typeof PublisherValue>;

/** What became of a text that was to be shown as it publishes. `url`: path of its page; `null`: it has none. */
export const ShownValue = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("served"), url: z.string().nullable() }),
  /** The publisher refused it, for `reason`; its page is of the last text that was accepted. */
  z.object({ kind: z.literal("rejected"), url: z.string().nullable(), reason: z.string() }),
  /** The publisher did not take it up; `lastLine` is the last that it said. */
  z.object({ kind: z.literal("stale"), url: z.string().nullable(), lastLine: z.string() }),
  /** A newer text of the file came before it was shown. */
  z.object({ kind: z.literal("replaced") }),
]);
export type ShownValue = z.infer<typeof ShownValue>;
