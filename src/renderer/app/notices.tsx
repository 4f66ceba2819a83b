import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAppState, useStore } from "../state/store.ts";
import type { RaisedNotice } from "../state/workspace-state.ts";
import { classes } from "../ui/classes.ts";
import { Icon } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import "./notices.css";

/** Milliseconds that a notice stays; errors stay until they are dismissed. */
const STAYS = 6000;
const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert };

/** What happened in passing. One polite live region that is always there, so that each is said. */
export function Notices() {
  const { t } = useTranslation("app");
  const notices = useAppState((state) => state.notices);
  return (
    <section aria-label={t("notifications")} className="notices">
      <ul aria-live="polite" aria-relevant="additions">
        {notices.map((notice) => (
          <PassingNotice key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  );
}

function PassingNotice({ notice: { id, tone, text } }: { readonly notice: RaisedNotice }) {
  const { t } = useTranslation("common");
  const store = useStore();
  useEffect(() => {
    if (tone === "error") return undefined;
    const timer = setTimeout(() => store.dispatch({ kind: "notice-dismissed", id }), STAYS);
    return () => clearTimeout(timer);
  }, [store, id, tone]);
  return (
    <li className={classes("passing", `passing-${tone}`)}>
      <Icon of={icons[tone]} className="passing-icon" />
      <span className="passing-text">{text}</span>
      <IconButton
        label={t("dismiss")}
        icon={X}
        size="small"
        onPress={() => store.dispatch({ kind: "notice-dismissed", id })}
      />
    </li>
  );
}
