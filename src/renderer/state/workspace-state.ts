/** Everything the window knows besides the texts being edited: one immutable value, changed by `reduce` alone. */

import type { Article, Collection } from "#core/library/article";
import type { FieldPath } from "#core/problems/problem";
import type { ArticleOrder, SortDirection } from "#core/library/order";
import type { Settings } from "#core/settings/settings";
import type { TrustValue, WorkspaceId, WorkspaceValue } from "#contract/values";
import type { Connection } from "../host/create-host.ts";
import type { BulkScope } from "./bulk-scope.ts";
import type { PageId } from "./pages.ts";

/** What the host said of itself at the start. */
export interface StartInfo {
  readonly version: string;
  readonly host: "electron" | "browser";
  readonly platform: "linux" | "mac" | "windows";
  readonly openOnStart: string | null;
  readonly reopen: { readonly folder: string; readonly path: string | null } | null;
  readonly sampleSite: string | null;
  readonly canChooseFolder: boolean;
  readonly hasTrash: boolean;
  readonly canReveal: boolean;
  readonly previewOrigin: string;
}

/** A failure as a value: what `describeFailure` makes a sentence of. */
export interface FailureValue {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

/** `articles` of a library that is read again stay in sight until the new ones are there. */
export type LibraryState =
  | { readonly kind: "reading"; readonly progress: { readonly read: number; readonly total: number } | null }
  | {
      readonly kind: "read";
      readonly collections: readonly Collection[];
      readonly articles: readonly Article[];
    }
  | { readonly kind: "failed"; readonly failure: FailureValue };

/** How the person left the library: it looks the same when they come back. */
export interface LibraryView {
  /** `null`: all of them. */
  readonly collection: string | null;
  readonly query: string;
  readonly sort: { readonly by: ArticleOrder; readonly direction: SortDirection };
  readonly selected: string | null;
  /** Pixels from the list's top. */
  readonly scroll: number;
}

export type Route =
  | { readonly kind: "library" }
  /**
   * `article` is the last that is known of it: it stays when its files are gone, for its text is still being edited.
   * `path` is the variant on show; the article may have others.
   */
  | {
      readonly kind: "workbench";
      readonly article: Article;
      readonly path: string;
      /** The place that was asked for, if one was: shown once when the article opens. */
      readonly place?: ArticlePlace;
    }
  | ({ readonly kind: "page" } & AskedPage);

/** A page, and what of it was asked for, if anything was. */
interface AskedPage {
  readonly page: PageId;
  /** Shown first when the page of translations opens. */
  readonly translation?: AskedTranslation;
  /** What bulk edits are about. */
  readonly scope?: BulkScope;
}

/** An article beside its translation into a locale, which may be new. */
export interface AskedTranslation {
  readonly article: Article;
  readonly locale: string;
}

/** A place in an article: a field of its frontmatter, or a one-based line. */
export interface ArticlePlace {
  readonly field?: FieldPath | undefined;
  readonly line?: number | undefined;
}

export interface OpenWorkspace {
  readonly value: WorkspaceValue;
  /** Restricted until the host has said otherwise. */
  readonly trust: TrustValue["state"];
  readonly library: LibraryState;
  readonly view: LibraryView;
  readonly route: Route;
}

export type Opening =
  | { readonly kind: "idle" }
  | { readonly kind: "opening"; readonly folder: string }
  | { readonly kind: "failed"; readonly folder: string; readonly failure: FailureValue };

export interface RaisedNotice {
  readonly id: number;
  readonly tone: "info" | "success" | "warning" | "error";
  readonly text: string;
  /** Paths of articles that were deleted: undoing brings them back. */
  readonly deleted?: readonly string[];
  /** Files that were made or moved as one: undoing gives the folder back what it was. */
  readonly fileSet?: string;
}

/** `folder`: open another folder, where the host has no dialog of its own. */
export type AppDialog = "settings" | "folder" | "trust" | "deleted";

export interface AppState {
  readonly start: StartInfo;
  readonly settings: Settings;
  readonly connection: Connection;
  readonly opening: Opening;
  /** `null`: the welcome screen. */
  readonly workspace: OpenWorkspace | null;
  readonly notices: readonly RaisedNotice[];
  readonly dialog: AppDialog | null;
  /** Grows when pane sizes were reset. */
  readonly paneResets: number;
}

export type AppEvent =
  | { readonly kind: "connection-changed"; readonly connection: Connection }
  | { readonly kind: "settings-changed"; readonly settings: Settings }
  | { readonly kind: "panes-reset" }
  | { readonly kind: "folder-opening"; readonly folder: string }
  | { readonly kind: "folder-failed"; readonly folder: string; readonly failure: FailureValue }
  | { readonly kind: "opening-dismissed" }
  | { readonly kind: "folder-opened"; readonly workspace: WorkspaceValue }
  | { readonly kind: "folder-closed" }
  | { readonly kind: "library-asked"; readonly workspace: WorkspaceId }
  | {
      readonly kind: "library-progressed";
      readonly workspace: WorkspaceId;
      readonly read: number;
      readonly total: number;
    }
  | {
      readonly kind: "library-read";
      readonly workspace: WorkspaceId;
      readonly collections: readonly Collection[];
      readonly articles: readonly Article[];
    }
  | { readonly kind: "library-failed"; readonly workspace: WorkspaceId; readonly failure: FailureValue }
  | { readonly kind: "trust-read"; readonly workspace: WorkspaceId; readonly trust: TrustValue["state"] }
  | { readonly kind: "library-viewed"; readonly view: Partial<LibraryView> }
  | {
      readonly kind: "article-opened";
      readonly article: Article;
      readonly path: string;
      readonly place?: ArticlePlace;
    }
  | {
      readonly kind: "article-moved";
      readonly workspace: WorkspaceId;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: "library-shown" }
  | ({ readonly kind: "page-shown" } & AskedPage)
  | {
      readonly kind: "notice-raised";
      readonly tone: RaisedNotice["tone"];
      readonly text: string;
      readonly deleted?: readonly string[];
      readonly fileSet?: string;
    }
  | { readonly kind: "notice-dismissed"; readonly id: number }
  | { readonly kind: "dialog-opened"; readonly dialog: AppDialog }
  | { readonly kind: "dialog-closed" };

export function initialState(start: StartInfo, settings: Settings): AppState {
  return {
    start,
    settings,
    connection: "connected",
    opening: { kind: "idle" },
    workspace: null,
    notices: [],
    dialog: null,
    paneResets: 0,
  };
}

export const firstView: LibraryView = {
  collection: null,
  query: "",
  sort: { by: "date", direction: "descending" },
  selected: null,
  scroll: 0,
};
