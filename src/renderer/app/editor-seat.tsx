/** The editor of the document, visual or source, with what it needs of the host. */

import { lazy, Suspense, useCallback } from "react";
import type { Dialect } from "#core/markdown/block";
import type { EditorPane } from "../features/workbench/index.ts";
import type { Host } from "../host/create-host.ts";
import type { PaneHandle, PanePlaces } from "../state/panes.ts";
import type { ScrollLink } from "../state/scroll-link.ts";
import type { ImageSources } from "../ui/image-chooser.tsx";
import { useLinkDialog } from "./use-link-dialog.tsx";

const VisualPane = lazy(async () => ({ default: (await import("../features/visual/index.ts")).VisualPane }));
const SourcePane = lazy(async () => ({ default: (await import("../features/source/index.ts")).SourcePane }));

interface EditorSeatProps extends EditorPane {
  readonly host: Host;
  /** `null`: an editor that the preview does not follow. */
  readonly scrolling: ScrollLink | null;
  readonly dialect: Dialect;
  readonly sources: ImageSources;
}

export function EditorSeat(props: EditorSeatProps) {
  const { host, kind, session, name, locale, handle, onPlace, dialect, sources } = props;
  const links = useLinkDialog(host);
  const { scrolling } = props;
  const attach = useCallback(
    (pane: PaneHandle | null) => {
      scrolling?.attachEditor(pane);
      handle?.(pane);
    },
    [scrolling, handle],
  );
  const places: PanePlaces = scrolling
    ? { onScroll: scrolling.editorScrolled, onCaret: scrolling.caretMoved }
    : {};
  const source = { ...places, session, locale, onPlace };
  return (
    <>
      <Suspense fallback={null}>
        {kind === "visual" ? (
          <VisualPane
            ref={attach}
            {...places}
            session={session}
            name={name}
            dialect={dialect}
            locale={locale}
            {...sources}
            onLink={links.ask}
            source={(attachSource) => (
              <SourcePane {...source} ref={attachSource} name={`${name}-as-source`} />
            )}
          />
        ) : (
          <SourcePane {...source} ref={attach} name={name} />
        )}
      </Suspense>
      {links.dialog}
    </>
  );
}
