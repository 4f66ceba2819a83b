/** What each event makes of the window's state. Pure: the only place where state changes. */

import type { Article } from "#core/library/article";
import type { WorkspaceId } from "#contract/values";
import {
  firstView,
  type AppEvent,
  type AppState,
  type LibraryView,
  type OpenWorkspace,
  type Route,
} from "./workspace-state.ts";

/** More notices than this hide the page: the oldest go. */
const MOST_NOTICES = 4;

export function reduce(state: AppState, event: AppEvent): AppState {
  switch (event.kind) {
    case "connection-changed":
      return state.connection === event.connection ? state : { ...state, connection: event.connection };
    case "settings-changed":
      return { ...state, settings: event.settings };
    case "panes-reset":
      return { ...state, paneResets: state.paneResets + 1 };
    case "folder-opening":
      return { ...state, opening: { kind: "opening", folder: event.folder } };
    case "folder-failed":
      return { ...state, opening: { kind: "failed", folder: event.folder, failure: event.failure } };
    case "opening-dismissed":
      return { ...state, opening: { kind: "idle" } };
    case "folder-opened":
      return { ...state, opening: { kind: "idle" }, dialog: null, workspace: opened(event.workspace) };
    case "folder-closed":
      return { ...state, workspace: null };
    case "notice-raised":
      return withNotice(state, event);
    case "notice-dismissed":
      return { ...state, notices: state.notices.filter(({ id }) => id !== event.id) };
    case "dialog-opened":
      return { ...state, dialog: event.dialog };
    case "dialog-closed":
      return {
        ...state,
        dialog: null,
        opening: state.opening.kind === "failed" ? { kind: "idle" } : state.opening,
      };
    default:
      return withWorkspace(state, event);
  }
}

type WorkspaceEvent = Extract<
  AppEvent,
  {
    readonly kind:
      | "library-asked"
      | "library-progressed"
      | "library-read"
      | "library-failed"
      | "trust-read"
      | "library-viewed"
      | "article-opened"
      | "article-moved"
      | "library-shown"
      | "page-shown";
  }
>;

/** Events of the open workspace; those of one that was closed meanwhile come to nothing. */
function withWorkspace(state: AppState, event: WorkspaceEvent): AppState {
  const { workspace } = state;
  if (!workspace || ("workspace" in event && !isOf(workspace, event.workspace))) return state;
  const next = reduceWorkspace(workspace, event);
  return next === workspace ? state : { ...state, workspace: next };
}

function reduceWorkspace(workspace: OpenWorkspace, event: WorkspaceEvent): OpenWorkspace {
  switch (event.kind) {
    case "library-asked":
      return workspace.library.kind === "read"
        ? workspace
        : { ...workspace, library: { kind: "reading", progress: null } };
    case "library-progressed":
      if (workspace.library.kind !== "reading") return workspace;
      return {
        ...workspace,
        library: { kind: "reading", progress: { read: event.read, total: event.total } },
      };
    case "library-read":
      return withLibrary(workspace, event);
    case "library-failed":
      return { ...workspace, library: { kind: "failed", failure: event.failure } };
    case "trust-read":
      return workspace.trust === event.trust ? workspace : { ...workspace, trust: event.trust };
    case "library-viewed":
      return { ...workspace, view: { ...workspace.view, ...event.view } };
    case "article-opened":
      return {
        ...workspace,
        route: {
          kind: "workbench",
          article: event.article,
          path: event.path,
          ...(event.place && { place: event.place }),
        },
        view: { ...workspace.view, selected: event.article.id },
      };
    case "article-moved":
      return { ...workspace, route: movedRoute(workspace.route, event) };
    case "library-shown":
      return { ...workspace, route: { kind: "library" } };
    case "page-shown":
      return { ...workspace, route: { ...event, kind: "page" } };
  }
}

function withLibrary(
  workspace: OpenWorkspace,
  { collections, articles }: Extract<AppEvent, { kind: "library-read" }>,
): OpenWorkspace {
  return {
    ...workspace,
    library: { kind: "read", collections, articles },
    route: keptRoute(workspace.route, articles),
    view: keptView(
      workspace.view,
      collections.map(({ id }) => id),
    ),
  };
}

/** What is being edited is what the library says of it now, or what it last said. */
function keptRoute(route: Route, articles: readonly Article[]): Route {
  if (route.kind !== "workbench") return route;
  // One that was moved is another article to the library: what is on show is in it all the same.
  const article =
    articles.find(({ id }) => id === route.article.id) ??
    articles.find(({ variants }) => variants.some(({ path }) => path === route.path));
  return article ? { ...route, article } : route;
}

/** Until the library is read again the article is what it was, with the file in its new place. */
function movedRoute(route: Route, { from, to }: { readonly from: string; readonly to: string }): Route {
  if (route.kind !== "workbench") return route;
  const variants = route.article.variants.map((variant) =>
    variant.path === from ? { ...variant, path: to } : variant,
  );
  const path = route.path === from ? to : route.path;
  return { ...route, path, article: { ...route.article, variants } };
}

/** A collection that is gone cannot stay chosen. */
function keptView(view: LibraryView, collections: readonly string[]): LibraryView {
  return view.collection === null || collections.includes(view.collection)
    ? view
    : { ...view, collection: null };
}

function opened(value: OpenWorkspace["value"]): OpenWorkspace {
  return {
    value,
    trust: "restricted",
    library: { kind: "reading", progress: null },
    view: firstView,
    route: { kind: "library" },
  };
}

function isOf(workspace: OpenWorkspace, id: WorkspaceId): boolean {
  return workspace.value.id === id;
}

/** The same sentence twice is one notice, at its new place. */
function withNotice(
  state: AppState,
  { tone, text, deleted, fileSet }: Extract<AppEvent, { kind: "notice-raised" }>,
): AppState {
  const id = 1 + Math.max(0, ...state.notices.map((other) => other.id));
  const others = state.notices.filter((other) => other.text !== text);
  return {
    ...state,
    notices: [
      ...others,
      { id, tone, text, ...(deleted && { deleted }), ...(fileSet !== undefined && { fileSet }) },
    ].slice(-MOST_NOTICES),
  };
}
