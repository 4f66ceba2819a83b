/** A document's body as it reads: text to write in, not code. */

import { useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";
import { useTranslation } from "react-i18next";
import type { Dialect } from "#core/markdown/block";
import type { DocumentSession, PaneName } from "../../state/document-session.ts";
import type { PaneHandle } from "../../state/panes.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { readBody, type Unreadable } from "./body-reading.ts";
import { createVisualEditor, type VisualEditor } from "./visual-editor.ts";
import { visualWords } from "./visual-words.ts";
import "./visual.css";

export interface VisualPaneProps {
  readonly session: DocumentSession;
  /** Unique among the panes on the session. */
  readonly name: PaneName;
  readonly dialect: Dialect;
  readonly locale: string | null;
  /** Where an article's image is found; `null` when it cannot be shown. */
  readonly imageAddress: (reference: string) => string | null;
  readonly onLink: (address: string) => void;
  readonly onShowSource: () => void;
  readonly ref?: Ref<PaneHandle>;
}

type Phase = { readonly kind: "reading" } | { readonly kind: "ready" } | { readonly kind: "unreadable"; readonly why: Unreadable };

export function VisualPane({ session, name, dialect, locale, imageAddress, onLink, onShowSource, ref }: VisualPaneProps) {
  const { t, i18n } = useTranslation("visual");
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<VisualEditor>(null);
  const [phase, setPhase] = useState<Phase>({ kind: "reading" });
  const [hasIsland, setHasIsland] = useState(false);
  const latest = useRef({ imageAddress, onLink });
  latest.current = { imageAddress, onLink };
  const pendingFocus = useRef<(() => void) | null>(null);
  const redraws = useRef(new Set<() => void>());
  const { language } = i18n;

  useEffect(() => {
    const root = host.current;
    if (!root) return;
    let isOver = false;
    setPhase({ kind: "reading" });
    const { text, parts } = session.snapshot();
    const reading = readBody(text.slice(parts.body.from), dialect);
    const open = async () => {
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
        imageAddress: (reference) => latest.current.imageAddress(reference),
        onAddresses: (listener) => {
          redraws.current.add(listener);
          return () => redraws.current.delete(listener);
        },
        onIsland: () => setHasIsland(true),
        onLink: (address) => latest.current.onLink(address),
      });
      if (isOver) return created.destroy();
      editor.current = created;
      setPhase({ kind: "ready" });
      pendingFocus.current?.();
      pendingFocus.current = null;
    };
    open().catch((error: unknown) => {
      if (isOver) return;
      setPhase({ kind: "unreadable", why: "failed" });
      reportError(error);
    });
    return () => {
      isOver = true;
      reading.cancel();
      editor.current?.destroy();
      editor.current = null;
    };
    // The editor is made anew for another document or language; everything else it asks for when it needs it.
  }, [session, name, dialect, locale, language, t]);

  useEffect(() => {
    // Addresses may come after the editor: images are drawn again.
    for (const redraw of redraws.current) redraw();
  }, [imageAddress]);

  useImperativeHandle(ref, () => {
    const whenReady = (run: (open: VisualEditor) => void) => {
      if (editor.current) run(editor.current);
      else pendingFocus.current = () => editor.current && run(editor.current);
    };
    return {
      focus: () => whenReady((open) => open.focus()),
      reveal: (offset) => whenReady((open) => open.reveal(offset)),
    };
  }, []);

  return (
    <div className="visual-pane" data-phase={phase.kind}>
      {phase.kind === "reading" ? (
        <div className="visual-reading">
          <Spinner label={t("reading")} />
        </div>
      ) : null}
      {phase.kind === "unreadable" ? (
        <Notice
          tone="info"
          className="visual-notice"
          title={t("unreadable.title")}
          actions={<Button onPress={onShowSource}>{t("unreadable.source")}</Button>}
        >
          {t(`unreadable.${phase.why}`)}
        </Notice>
      ) : null}
      {hasIsland ? (
        <Notice
          tone="info"
          isLive
          className="visual-notice"
          actions={<Button size="small" onPress={() => setHasIsland(false)}>{t("dismiss")}</Button>}
        >
          {t("becameIsland")}
        </Notice>
      ) : null}
      <div ref={host} className="visual-scroll" />
    </div>
  );
}
