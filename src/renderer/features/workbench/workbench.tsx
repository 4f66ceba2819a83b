/** The workbench: one document, an editor, and what the person wants to see beside it. */

import type { TFunction } from "i18next";
import { useCallback, useEffect, useEffectEvent, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { offsetOfLine } from "#core/document/parts";
import type { FieldPath } from "#core/problems/problem";
import type { LeftPane, RightPane } from "#core/settings/settings";
import { useCommand } from "../../state/commands.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import type { PaneHandle } from "../../state/panes.ts";
import type { ArticlePlace } from "../../state/workspace-state.ts";
import { SplitPane, type Pane } from "../../ui/split-pane.tsx";
import type { EditorPane, PaneChoice, Place, VariantChip, WorkbenchContents } from "./panes.ts";
import { ProblemsDrawer } from "./problems-drawer.tsx";
import { StatusBar } from "./status-bar.tsx";
import { usePaneCycle } from "./use-pane-cycle.ts";
import { focusWhenThere, useReveal } from "./use-reveal.ts";
import { WorkbenchHeader } from "./workbench-header.tsx";
import "./workbench.css";

export interface WorkbenchProps {
  readonly session: DocumentSession;
  readonly path: string;
  readonly locale: string | null;
  /** Every language of the article, this one included. */
  readonly variants: readonly VariantChip[];
  readonly onVariant: (path: string) => void;
  readonly choice: PaneChoice;
  readonly onChoice: (choice: PaneChoice) => void;
  readonly contents: WorkbenchContents;
  /** What is shown first, once. */
  readonly arriveAt: ArticlePlace | undefined;
  readonly onArriveAtField: (path: FieldPath) => void;
  readonly onSave: () => void;
  readonly onShowChanges: () => void;
}

export function Workbench(props: WorkbenchProps) {
  const { session, path, locale, variants, onVariant, choice, onChoice, contents, onSave, onShowChanges } =
    props;
  const { t } = useTranslation("workbench");
  const editor = useRef<PaneHandle>(null);
  const frame = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [areProblemsOpen, setProblemsOpen] = useState(false);
  const left = (pane: LeftPane) => {
    // What the editor still holds must be in the text before another editor reads it.
    session.flush();
    setPlace(null);
    onChoice({ ...choice, left: pane });
  };
  const right = (pane: RightPane | null) => onChoice({ ...choice, right: pane });
  const showSource = () => left("source");
  const reveal = useReveal({ session, editor, isSource: choice.left === "source", showSource });

  useEffect(() => {
    // Whoever opened the article came to write; whoever went on elsewhere meanwhile stays there.
    if (document.activeElement === document.body) focusWhenThere(editor);
  }, [session]);
  useArrival(props, reveal.offset);
  usePaneCycle(frame);
  usePaneCommands({
    left,
    right,
    hasVariants: variants.length > 1,
    focusEditor: () => focusWhenThere(editor),
  });
  useCommand("document.save", onSave);
  useCommand("changes.show", onShowChanges);
  useCommand("problems.show", () => setProblemsOpen(!areProblemsOpen));
  useHistoryCommands(session);

  const attach = useCallback((pane: PaneHandle | null) => {
    editor.current = pane;
  }, []);
  const editorPane = (
    <EditorSeat
      show={contents.editor}
      kind={choice.left}
      session={session}
      name={choice.left}
      locale={locale}
      handle={attach}
      onPlace={setPlace}
    />
  );
  const besidePane = choice.right === null ? null : beside(choice.right, props, reveal.inSource);
  return (
    <main id="screen" className="workbench" ref={frame}>
      <WorkbenchHeader
        session={session}
        path={path}
        variants={variants}
        onVariant={onVariant}
        translations={contents.translations()}
        choice={choice}
        onLeft={left}
        onRight={right}
        onSave={onSave}
      />
      {contents.notices(session)}
      <SplitPane
        group={choice.right === null ? "workbench-alone" : "workbench"}
        panes={panesOf(t, editorPane, choice.right, besidePane)}
        handleLabel={t("resize")}
        className="workbench-panes"
      />
      {areProblemsOpen ? (
        <ProblemsDrawer onClose={() => setProblemsOpen(false)}>
          {contents.problems(session, reveal.offset)}
        </ProblemsDrawer>
      ) : null}
      <StatusBar
        session={session}
        locale={locale}
        place={place}
        onShowChanges={onShowChanges}
        areProblemsOpen={areProblemsOpen}
        onToggleProblems={() => setProblemsOpen(!areProblemsOpen)}
      />
    </main>
  );
}

/** Go where whoever opened the article wanted to be: a field that has a place in the form, else the line. */
function useArrival(
  { session, arriveAt, onArriveAtField }: WorkbenchProps,
  reveal: (offset: number) => void,
): void {
  const arrive = useEffectEvent(() => {
    if (!arriveAt) return;
    const { field, line } = arriveAt;
    const { frontmatter, text } = session.snapshot();
    if (field !== undefined && field.length > 0 && frontmatter.kind !== "unreadable") onArriveAtField(field);
    else if (line !== undefined) reveal(offsetOfLine(text, line));
  });
  // The commands that it may run are offered by then.
  useEffect(() => {
    const frame = requestAnimationFrame(() => arrive());
    return () => cancelAnimationFrame(frame);
  }, [arriveAt]);
}

function useHistoryCommands(session: DocumentSession) {
  useCommand("edit.undo", () => session.undo());
  useCommand("edit.redo", () => session.redo());
}

/** Where the app's editor sits. It is called for here, so that drawing the workbench never reads the editor's handle. */
function EditorSeat({ show, ...pane }: EditorPane & { readonly show: WorkbenchContents["editor"] }) {
  return show(pane);
}

function panesOf(
  t: TFunction<"workbench">,
  editor: ReactNode,
  right: RightPane | null,
  besidePane: ReactNode,
): readonly Pane[] {
  const left = {
    id: "editor",
    content: <PaneFrame label={t("regions.editor")}>{editor}</PaneFrame>,
    defaultSize: 50,
    minSize: 320,
  };
  if (right === null) return [left];
  const content = <PaneFrame label={t(`regions.${right}`)}>{besidePane}</PaneFrame>;
  return [left, { id: "beside", content, defaultSize: 50, minSize: 280 }];
}

function beside(
  right: RightPane,
  { session, path, locale, variants, contents, choice }: WorkbenchProps,
  onShowSource: (offset: number) => void,
): ReactNode {
  switch (right) {
    case "preview":
      return contents.preview(session, onShowSource);
    case "form":
      return contents.form(session, onShowSource);
    case "source":
      return contents.editor({
        kind: "source",
        session,
        name: "source-beside",
        locale,
        handle: null,
        onPlace: () => {},
      });
    case "history":
      return contents.history(session);
    case "variant": {
      const other = variants.find((variant) => variant.path !== path);
      return other ? contents.variant(other.path, choice.left) : null;
    }
  }
}

/** A region that F6 reaches and assistive technology names. */
function PaneFrame({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section aria-label={label} className="workbench-pane" data-pane tabIndex={-1}>
      {children}
    </section>
  );
}

interface PaneCommands {
  readonly left: (pane: LeftPane) => void;
  readonly right: (pane: RightPane | null) => void;
  readonly hasVariants: boolean;
  readonly focusEditor: () => void;
}

/** A pane's command shows it and, for the editor's side, puts the cursor there. */
function usePaneCommands({ left, right, hasVariants, focusEditor }: PaneCommands) {
  const edit = (pane: LeftPane) => {
    left(pane);
    requestAnimationFrame(focusEditor);
  };
  useCommand("left.visual", () => edit("visual"));
  useCommand("left.source", () => edit("source"));
  useCommand("right.preview", () => right("preview"));
  useCommand("right.form", () => right("form"));
  useCommand("right.source", () => right("source"));
  useCommand("right.variant", hasVariants ? () => right("variant") : null);
  useCommand("right.history", () => right("history"));
  useCommand("right.close", () => right(null));
}
