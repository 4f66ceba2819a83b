/** The life of a visual editor in its pane: read the body, make the editor, take it away. */

import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Asked } from "./asking.ts";
import { readBody, type Unreadable } from "./body-reading.ts";
import { createVisualEditor, type VisualEditor } from "./visual-editor.ts";
import type { VisualPaneProps } from "./visual-pane.tsx";
import { noState, type VisualState } from "./visual-state.ts";

import { visualWords } from "./visual-words.ts";

export type Phase =
  | { readonly kind: "reading" }
  | { readonly kind: "ready" }
  | { readonly kind: "unreadable"; readonly why: Unreadable };

export interface VisualEditing {
  readonly phase: Phase;
  readonly editor: VisualEditor | null;
  readonly state: VisualState;
  readonly asked: Asked | null;
  readonly setAsked: (asked: Asked | null) => void;
  readonly toolbar: RefObject<HTMLDivElement | null>;
}

export function useVisualEditor(
  host: RefObject<HTMLElement | null>,
  { session, name, dialect, locale, imageAddress, onLink, onScroll, onCaret, ref }: VisualPaneProps,
  onIsland: (text: string) => void,
): VisualEditing {
  const { t, i18n } = useTranslation("visual");
  const { language } = i18n;
  const editor = useRef<VisualEditor>(null);
  /** What was asked of the editor before it was there. */
  const waiting = useRef<((open: VisualEditor) => void) | null>(null);
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
    let isOver = false;
    const { text, parts } = session.snapshot();
    const reading = readBody(text.slice(parts.body.from), dialect);
    const start = async () => {
      const result = await reading.done;
      if (isOver) return;
      if (result.kind === "unreadable") return setPhase(result);
      const created = await createVisualEditor({
        root,
        session,
        name,
        ...result.read,
        locale,
        words: visualWords(t),
        imageAddress: (reference) => addressOf(reference),
        onIsland: (text) => tellIsland(text),
        onLink: (address) => openLink(address),
        onScroll: (offset) => tellScroll(offset),
        onCaret: (offset) => tellCaret(offset),
        onState: setState,
        onAsk: setAsked,
        onToolbar: () => toolbar.current?.querySelector<HTMLElement>("button:enabled")?.focus(),
      });
      if (isOver) return created.destroy();
      editor.current = created;
      setOpen(created);
      setPhase({ kind: "ready" });
      waiting.current?.(created);
      waiting.current = null;
    };
    start().catch((error: unknown) => {
      if (isOver) return;
      setPhase({ kind: "unreadable", why: "failed" });
      reportError(error);
    });
    return () => {
      isOver = true;
      reading.cancel();
      editor.current?.destroy();
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
    const whenReady = (run: (open: VisualEditor) => void) => {
      if (editor.current) run(editor.current);
      else waiting.current = run;
    };
    return {
      focus: () => whenReady((open) => open.focus()),
      reveal: (offset) => whenReady((open) => open.reveal(offset)),
      scrollTo: (offset) => editor.current?.scrollTo(offset),
    };
  }, []);

  return { phase, editor: open, state, asked, setAsked, toolbar };
}
