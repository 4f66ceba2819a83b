import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAppState, useStore } from "../state/store.ts";
import type { Host } from "../host/create-host.ts";
import type { RaisedNotice } from "../state/workspace-state.ts";
import { classes } from "../ui/classes.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { useBringBack } from "./use-deleting.ts";
import { useUndoFileSet } from "./use-file-sets.ts";
import "./notices.css";

/** Milliseconds that a notice stays; errors stay until they are dismissed. */
const STAYS = 6000;
/** Long enough to read, to think, and to reach it by keyboard. */
const STAYS_TO_UNDO = 20_000;
const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert };

/** What happened in passing. One polite live region that is always there, so that each is said. */
export function Notices({ host }: { readonly host: Host }) {
  const { t } = useTranslation("app");
  const notices = useAppState((state) => state.notices);
  return (
    <section aria-label={t("notifications")} className="notices">
      <ul aria-live="polite" aria-relevant="additions">
        {notices.map((notice) => (
          <PassingNotice key={notice.id} notice={notice} host={host} />
        ))}
      </ul>
    </section>
  );
}

interface PassingNoticeProps {
  readonly notice: RaisedNotice;
  readonly host: Host;
}

function PassingNotice({ notice: { id, tone, text, deleted, fileSet }, host }: PassingNoticeProps) {
  const { t } = useTranslation("common");
  const { t: deleting } = useTranslation("deleting");
  const store = useStore();
  const bringBack = useBringBack(host);
  const undoFileSet = useUndoFileSet(host);
  const undo = deleted ? () => bringBack(deleted) : fileSet === undefined ? null : () => undoFileSet(fileSet);
  const stays = undo ? STAYS_TO_UNDO : STAYS;
  useEffect(() => {
    if (tone === "error") return undefined;
    const timer = setTimeout(() => store.dispatch({ kind: "notice-dismissed", id }), stays);
    return () => clearTimeout(timer);
  }, [store, id, tone, stays]);
  return (
    <li className={classes("passing", `passing-${tone}`)}>
      <Icon of={icons[tone]} className="passing-icon" />
      <span className="passing-text">{text}</span>
      {undo ? (
        <Button
          size="small"
          onPress={() => {
            store.dispatch({ kind: "notice-dismissed", id });
            void undo().catch(reportError);
          }}
        >
          {deleting("undo")}
        </Button>
      ) : null}
      <IconButton
        label={t("dismiss")}
        icon={X}
        size="small"
        onPress={() => store.dispatch({ kind: "notice-dismissed", id })}
      />
    </li>
  );
}
