import { FilePlus2, FileX2, History, PencilLine, Save, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { VersionOrigin, VersionValue } from "#contract/history";
import { formatAgo, formatMoment } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";

export interface VersionListProps {
  /** Newest first. */
  readonly versions: readonly VersionValue[];
  readonly chosen: number | null;
  readonly onChoose: (version: VersionValue) => void;
  /** Read older ones; `null`: these are all. */
  readonly onMore: (() => void) | null;
}

export function VersionList({ versions, chosen, onChoose, onMore }: VersionListProps) {
  const { t } = useTranslation("history");
  const now = useMinute();
  return (
    <div className="history-list">
      <ListBox
        aria-label={t("list")}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys;
          const version = versions.find(({ number }) => number === key);
          if (version) onChoose(version);
        }}
        className="history-versions"
      >
        {versions.map((version) => (
          <VersionItem key={version.number} version={version} now={now} />
        ))}
      </ListBox>
      {onMore ? (
        <Button size="small" tone="quiet" onPress={onMore}>
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}

const icons = {
  saved: Save,
  elsewhere: FilePlus2,
  deleted: FileX2,
  late: TriangleAlert,
  unsaved: PencilLine,
} as const satisfies Record<VersionOrigin, unknown>;

function VersionItem({ version, now }: { readonly version: VersionValue; readonly now: number }) {
  const { t } = useTranslation("history");
  const language = useLanguage();
  const origin = useOrigin()(version);
  const difference = useDifference()(version);
  const ago = formatAgo(version.at, now, language);
  const moment = formatMoment(version.at, language);
  return (
    <ListBoxItem
      id={version.number}
      textValue={`${origin}, ${ago}, ${moment}. ${difference}`}
      className="history-version"
    >
      <Icon of={version.isRestored ? History : icons[version.origin]} size={15} className="history-icon" />
      <span className="history-what">
        <span className="history-origin">
          {origin}
          {version.isCurrent ? <Badge>{t("current")}</Badge> : null}
        </span>
        <span className="history-difference">{difference}</span>
        {version.oldPath === null ? null : (
          <span className="history-difference">{t("oldPath", { path: version.oldPath })}</span>
        )}
      </span>
      <span className="history-when">
        <span>{ago}</span>
        <time dateTime={new Date(version.at).toISOString()}>{moment}</time>
      </span>
    </ListBoxItem>
  );
}

/** How a version came to be, in words. */
function useOrigin(): (version: VersionValue) => string {
  const { t } = useTranslation("history");
  return ({ origin, isRestored, number }) => {
    if (origin === "elsewhere" && number === 0) return t("origins.first");
    return origin === "saved" && isRestored ? t("origins.restored") : t(`origins.${origin}`);
  };
}

/** What changed in a version, in words: which fields, how much of the text. */
function useDifference(): (version: VersionValue) => string {
  const { t } = useTranslation("history");
  return ({ difference, origin }) => {
    if (difference === null || origin === "deleted") return "";
    const { fields, added, removed } = difference;
    const words = [
      ...(fields.length > 3 ? [t("fields", { count: fields.length })] : fields),
      ...(added > 0 ? [t("added", { count: added })] : []),
      ...(removed > 0 ? [t("removed", { count: removed })] : []),
    ];
    return words.length === 0 ? t("spacing") : words.join(t("between"));
  };
}

/** The time, to the minute. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
