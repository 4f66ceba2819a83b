import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppState } from "../state/store.ts";
import { Notice } from "../ui/notice.tsx";
import { Spinner } from "../ui/spinner.tsx";

/** Shorter breaks, in milliseconds, are nobody's business. */
const PATIENCE = 1000;

/** Says that the host is out of reach, and that the text is safe meanwhile. */
export function ConnectionBanner() {
  const { t } = useTranslation("app");
  const connection = useAppState((state) => state.connection);
  const isLost = useStays(connection === "lost", PATIENCE);
  if (connection === "refused") {
    return (
      <Notice tone="error" title={t("connection.refused")} isLive className="app-banner">
        {t("connection.refusedBody")}
      </Notice>
    );
  }
  if (!isLost) return null;
  return (
    <Notice
      tone="warning"
      title={t("connection.lost")}
      isLive
      className="app-banner"
      actions={<Spinner label={t("connection.trying")} />}
    >
      {t("connection.lostBody")}
    </Notice>
  );
}

/** True once `value` has been true for `milliseconds`. */
function useStays(value: boolean, milliseconds: number): boolean {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    if (!value) return undefined;
    const timer = setTimeout(() => setStays(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setStays(false);
    };
  }, [value, milliseconds]);
  return stays && value;
}
