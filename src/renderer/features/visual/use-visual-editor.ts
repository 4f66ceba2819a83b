/** The life of a visual editor in its pane: read the body, make the editor, take it away. */

import {
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
  type RefObject,
} from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { PaneHandle } from "../../state/panes.ts";
import type { Asked, OnAsk } from "./asking.ts";
import { takeOver } from "../../state/handover.ts";
import { createVisualEditor, type VisualEditor } from "./visual-editor.ts";
import { openVisual, type Opening, type Phase } from "./visual-opening.ts";
import type { VisualPaneProps } from "./visual-pane.tsx";
import { noState, type VisualState } from "./visual-state.ts";
import { visualWords } from "./visual-words.ts";

export interface VisualEditing {
  readonly phase: Phase;
  readonly editor: VisualEditor | null;
  readonly state: VisualState;
  readonly asked: Asked | null;
  readonly setAsked: (asked: Asked | null) => void;
  readonly toolbar: RefObject<HTMLDivElement | null>;
  /** Show what was offered. */
  readonly show: () => void;
  /** Takes the handle of the source that stands in for the editor. */
  readonly attachSource: (handle: PaneHandle | null) => void;
}

export function useVisualEditor(
  host: RefObject<HTMLElement | null>,
  { session, name, dialect, locale, imageAddress, onLink, onScroll, onCaret, ref }: VisualPaneProps,
  onIsland: (text: string) => void,
): VisualEditing {
  const { t, i18n } = useTranslation("visual");
  const { language } = i18n;
  const opening = useRef<Opening>(null);
  const editor = useRef<VisualEditor>(null);
  const source = useRef<PaneHandle>(null);
  /** What was asked of the editor before it was there. */
  const waiting = useRef<((open: PaneHandle) => void) | null>(null);
  const [phase, setPhase] = useState<Phase>({ kind: "reading" });
  const [open, setOpen] = useState<VisualEditor | null>(null);
  const [state, setState] = useState<VisualState>(noState);
  const [asked, setAsked] = useState<Asked | null>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const addressOf = useEffectEvent(imageAddress);
  const openLink = useEffectEvent(onLink);
  const tellScroll = useEffectEvent((offset: number) => onScroll?.(offset));
  const tellCaret = useEffectEvent((offset: number) => onCaret?.(offset));
  const tellIsland = useEffectEvent(onIsland);

  useEffect(() => {
    const root = host.current;
    if (!root) return;
    const left = takeOver(session, "visual");
    const { text, parts } = session.snapshot();
    const work = watchWork(root.parentElement);
    const opened = openVisual<VisualEditor>({
      text: text.slice(parts.body.from),
      dialect,
      // What is made next needs its place on the screen: a hidden one neither scrolls nor takes the focus.
      onPhase: (next) => flushSync(() => setPhase(next)),
      isWorkedIn: work.wasSeen,
      create: (read) =>
        createVisualEditor({
          root,
          session,
          name,
          ...read,
          left,
          locale,
          words: visualWords(t),
          imageAddress: (reference) => addressOf(reference),
          ...{ onIsland: tellIsland, onLink: openLink, onScroll: tellScroll, onCaret: tellCaret },
          onState: setState,
          onAsk: askIn(setState, setAsked),
          onToolbar: () => toolbar.current?.querySelector<HTMLElement>("button:enabled")?.focus(),
        }),
      onReady(created) {
        editor.current = created;
        setOpen(created);
        waiting.current?.(created);
        waiting.current = null;
      },
      destroy: (created) => created.destroy(),
    });
    opening.current = opened;
    return () => {
      work.stop();
      opened.close();
      editor.current = null;
      setOpen(null);
      setState(noState);
      setAsked(null);
      // The next document, or the next language, is read before anything is shown of it.
      setPhase({ kind: "reading" });
    };
  }, [host, session, name, dialect, locale, language, t]);

  useEffect(() => {
    // Addresses may come after the editor: images are drawn again.
    editor.current?.redrawImages();
  }, [imageAddress]);

  useImperativeHandle(ref, () => {
    const ask = (run: (open: PaneHandle) => void) => {
      if (!editor.current) waiting.current = run;
      const open = editor.current ?? source.current;
      if (open) run(open);
    };
    return {
      focus: () => ask((open) => open.focus()),
      reveal: (offset) => ask((open) => open.reveal(offset)),
      scrollTo: (offset) => (editor.current ?? source.current)?.scrollTo(offset),
    };
  }, []);

  const attachSource = useCallback((handle: PaneHandle | null) => {
    source.current = handle;
    if (handle) waiting.current?.(handle);
  }, []);
  const show = useCallback(() => {
    waiting.current ??= (open) => open.focus();
    opening.current?.show();
  }, []);
  return { phase, editor: open, state, asked, setAsked, toolbar, show, attachSource };
}

/** The dialog that opens is of what was asked about. */
function askIn(setState: (state: VisualState) => void, setAsked: (asked: Asked) => void): OnAsk {
  return (asked, about) => {
    if (about) setState(about);
    setAsked(asked);
  };
}

/** Whether the person has done anything in the source that stands in: it is not taken from under their hands then. */
function watchWork(pane: HTMLElement | null) {
  let isSeen = false;
  const see = ({ target }: Event) => {
    if (target instanceof Element && target.closest(".visual-source")) isSeen = true;
  };
  const events = ["keydown", "pointerdown", "beforeinput"] as const;
  for (const event of events) pane?.addEventListener(event, see, { capture: true });
  return {
    wasSeen: () => isSeen,
    stop() {
      for (const event of events) pane?.removeEventListener(event, see, { capture: true });
    },
  };
}
