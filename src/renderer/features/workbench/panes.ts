/** What the workbench is given to show: the app composes it from features that do not know each other. */

import type { ReactNode } from "react";
import type { LeftPane, RightPane } from "#core/settings/settings";
import type { DocumentSession, PaneName } from "../../state/document-session.ts";
import type { PaneHandle } from "../../state/panes.ts";

/** Where a text pane's cursor stands; `null` for panes without lines. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly selected: number;
}

export interface EditorPane {
  readonly kind: LeftPane;
  readonly session: DocumentSession;
  readonly name: PaneName;
  readonly locale: string | null;
  /** Called with the pane when it is there and with `null` when it goes; `null`: nobody asks. */
  readonly handle: ((pane: PaneHandle | null) => void) | null;
  readonly onPlace: (place: Place | null) => void;
}

export interface WorkbenchContents {
  readonly editor: (pane: EditorPane) => ReactNode;
  /** `onShowSource` shows an offset of the document in the source editor. */
  readonly preview: (session: DocumentSession, onShowSource: (offset: number) => void) => ReactNode;
  readonly form: (session: DocumentSession, onShowSource: (offset: number) => void) => ReactNode;
  /** `onReveal` brings an offset of the document into view in the editor. */
  readonly problems: (session: DocumentSession, onReveal: (offset: number) => void) => ReactNode;
  /** Above the panes: conflicts, failures, reasons for being read-only. */
  readonly notices: (session: DocumentSession) => ReactNode;
  /** The article's earlier versions. */
  readonly history: (session: DocumentSession) => ReactNode;
  /** Beside the article's languages: the way to its translations. */
  readonly translations: () => ReactNode;
  /** The other language's file in an editor of its own. */
  readonly variant: (path: string, kind: LeftPane) => ReactNode;
}

/** A language of the article as a chip shows it. */
export interface VariantChip {
  readonly path: string;
  readonly locale: string | null;
}

export interface PaneChoice {
  readonly left: LeftPane;
  readonly right: RightPane | null;
}
