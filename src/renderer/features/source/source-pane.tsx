/** A document as its source: frontmatter and Markdown, exactly as the file has them. */

import { useEffect, useEffectEvent, useImperativeHandle, useMemo, useRef, type Ref } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentSession, PaneName } from "../../state/document-session.ts";
import type { PaneHandle, PanePlaces } from "../../state/panes.ts";
import { createSourceEditor, type SourceEditor, type SourcePlace } from "./source-editor.ts";
import "./source.css";

export interface SourcePaneProps extends PanePlaces {
  readonly session: DocumentSession;
  /** Unique among the panes on the session. */
  readonly name: PaneName;
  readonly locale: string | null;
  readonly onPlace: (place: SourcePlace) => void;
  readonly ref?: Ref<PaneHandle>;
}

export function SourcePane({ session, name, locale, onPlace, onScroll, onCaret, ref }: SourcePaneProps) {
  const { t } = useTranslation("source");
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<SourceEditor>(null);
  const phrases = useMemo(() => t("phrases", { returnObjects: true }), [t]);
  const label = t("label");
  const tellPlace = useEffectEvent(onPlace);
  const tellScroll = useEffectEvent((offset: number) => onScroll?.(offset));
  const tellCaret = useEffectEvent((offset: number) => onCaret?.(offset));
  const first = useRef({ label, phrases });

  useEffect(() => {
    const parent = host.current;
    if (!parent) return;
    const created = createSourceEditor({
      parent,
      session,
      name,
      ...first.current,
      onPlace: (place) => tellPlace(place),
      onScroll: (offset) => tellScroll(offset),
      onCaret: (offset) => tellCaret(offset),
    });
    editor.current = created;
    return () => {
      editor.current = null;
      created.destroy();
    };
  }, [session, name]);

  useEffect(() => {
    first.current = { label, phrases };
    editor.current?.relabel(label, phrases);
  }, [label, phrases]);

  useImperativeHandle(
    ref,
    () => ({
      focus: () => editor.current?.focus(),
      reveal: (offset) => editor.current?.reveal(offset),
      scrollTo: (offset) => editor.current?.scrollTo(offset),
    }),
    [],
  );

  return <div ref={host} className="source-pane" lang={locale ?? undefined} />;
}
