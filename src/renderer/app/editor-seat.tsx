/** The editor of the document, visual or source, with what it needs of the host. */

import { lazy, Suspense } from "react";
import type { Dialect } from "#core/markdown/block";
import type { EditorPane } from "../features/workbench/index.ts";
import type { Host } from "../host/create-host.ts";
import { useLinkDialog } from "./use-link-dialog.tsx";

const VisualPane = lazy(async () => ({ default: (await import("../features/visual/index.ts")).VisualPane }));
const SourcePane = lazy(async () => ({ default: (await import("../features/source/index.ts")).SourcePane }));

interface EditorSeatProps extends EditorPane {
  readonly host: Host;
  readonly dialect: Dialect;
  readonly imageAddress: (reference: string) => string | null;
}

export function EditorSeat(props: EditorSeatProps) {
  const { host, kind, session, name, locale, handle, onPlace, onShowSource, dialect, imageAddress } = props;
  const links = useLinkDialog(host);
  return (
    <>
      <Suspense fallback={null}>
        {kind === "visual" ? (
          <VisualPane
            ref={handle}
            session={session}
            name={name}
            dialect={dialect}
            locale={locale}
            imageAddress={imageAddress}
            onLink={links.ask}
            onShowSource={onShowSource}
          />
        ) : (
          <SourcePane ref={handle} session={session} name={name} locale={locale} onPlace={onPlace} />
        )}
      </Suspense>
      {links.dialog}
    </>
  );
}
