/** Nothing unsaved is left behind without a question. */

import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Host } from "../host/create-host.ts";
import { saveOnLeaving } from "../state/autosave.ts";
import { flushJournal, isJournalFailing } from "../state/journal.ts";
import { settledUnsavedPaths, unsavedPaths } from "../state/unsaved.ts";
import { useActions } from "../state/use-actions.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

const LeavingContext = createContext<(go: () => void) => void>((go) => go());

/** Do something that ends the editing of all open articles; the person is asked first where texts are unsaved. */
export function useLeaving(): (go: () => void) => void {
  return use(LeavingContext);
}

interface Waiting {
  readonly go: () => void;
  /** The unsaved text is in the journal: it is offered when the folder is opened again. */
  readonly isKept: boolean;
}

export function LeaveGuard({ host, children }: { readonly host: Host; readonly children: ReactNode }) {
  const { t } = useTranslation("app");
  const { openFolder } = useActions();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const leaving = useCallback((go: () => void) => {
    if (settledUnsavedPaths().length === 0) return go();
    const ask = async () => {
      await saveOnLeaving();
      if (settledUnsavedPaths().length === 0) return go();
      await flushJournal();
      setWaiting({ go, isKept: !isJournalFailing() });
    };
    return void ask().catch(reportError);
  }, []);

  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (settledUnsavedPaths().length > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", onBeforeUnload);
    return () => window.removeEventListener("beforeunload", onBeforeUnload);
  }, []);

  useEffect(
    () => host.on("folder.given", ({ path }) => leaving(() => void openFolder(path))),
    [host, leaving, openFolder],
  );

  const unsaved = waiting === null ? [] : unsavedPaths();
  return (
    <LeavingContext value={leaving}>
      {children}
      <ConfirmDialog
        title={t("leave.title")}
        isOpen={waiting !== null}
        choices={useMemo(() => [{ id: "discard", label: t("leave.discard"), tone: "danger" as const }], [t])}
        onChoose={() => {
          setWaiting(null);
          waiting?.go();
        }}
        onCancel={() => setWaiting(null)}
      >
        <p>{t("leave.body", { count: unsaved.length })}</p>
        <p>{waiting?.isKept === false ? t("leave.notKept") : t("leave.kept")}</p>
        <ul className="app-unsaved">
          {unsaved.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </LeavingContext>
  );
}
