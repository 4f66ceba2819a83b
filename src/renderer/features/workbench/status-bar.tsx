import { CircleAlert, GitCompare, Lock } from "lucide-react";
import { useEffect, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Counts } from "#core/markdown/counts";
import type { DocumentSession } from "../../state/document-session.ts";
import { summarizeChanges, type ChangeSummary } from "../../state/change-summary.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { whenPaused, workOn } from "../../state/when-paused.ts";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Icon } from "../../ui/icon.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { KeptMark } from "./kept-mark.tsx";
import { useCounts } from "./use-counts.ts";
import type { Place } from "./panes.ts";

export interface StatusBarProps {
  readonly session: DocumentSession;
  readonly locale: string | null;
  readonly place: Place | null;
  readonly onShowChanges: () => void;
  readonly areProblemsOpen: boolean;
  readonly onToggleProblems: () => void;
}

/** What is true of the document: what a save would change, what is wrong, how long it is, where the cursor stands. */
export function StatusBar({
  session,
  locale,
  place,
  onShowChanges,
  areProblemsOpen,
  onToggleProblems,
}: StatusBarProps) {
  const { t } = useTranslation("workbench");
  const path = useSnapshotPart(session, (snapshot) => snapshot.path);
  const counts = useCounts(session, locale);
  return (
    <footer className="workbench-status" aria-label={t("status")}>
      <ChangesButton session={session} onPress={onShowChanges} />
      <ProblemsButton session={session} isOpen={areProblemsOpen} onPress={onToggleProblems} />
      <ReadOnlyMark session={session} />
      <KeptMark session={session} />
      <span className="workbench-space" />
      {place ? <PlaceText place={place} /> : null}
      {counts ? <CountsText counts={counts} locale={locale} /> : null}
      <code className="workbench-path" title={path}>
        {path}
      </code>
    </footer>
  );
}

function ChangesButton({
  session,
  onPress,
}: {
  readonly session: DocumentSession;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation("workbench");
  const summary = useChangeSummary(session);
  const isDirty = useSnapshotPart(session, (snapshot) => snapshot.isDirty);
  const lines = summary && summary.lines > 0 ? t("changes.lines", { count: summary.lines }) : t("unchanged");
  const text = summary?.inFrontmatter
    ? `${lines}${t("changes.frontmatter") ? `, ${t("changes.frontmatter")}` : ""}`
    : lines;
  return (
    <Tooltip text={t("changes.show")} placement="top">
      <AriaButton className="workbench-fact workbench-changes" data-dirty={isDirty} onPress={onPress}>
        <Icon of={GitCompare} size={14} />
        <span role="status">{text}</span>
      </AriaButton>
    </Tooltip>
  );
}

/** Typing must pause this long, in milliseconds, before the changes are counted again. */
const SUMMARY_PAUSE = 150;

/** Counted when typing pauses: a long document's lines are not compared at every key. */
function useChangeSummary(session: DocumentSession): ChangeSummary | null {
  const [summary, setSummary] = useState<ChangeSummary | null>(null);
  useEffect(() => {
    const count = () => {
      const next = summarizeChanges(session.snapshot());
      // One object while it says the same: nothing is drawn then.
      setSummary((known) =>
        known?.lines === next.lines && known.inFrontmatter === next.inFrontmatter ? known : next,
      );
    };
    return whenPaused(workOn(session), SUMMARY_PAUSE, count);
  }, [session]);
  return summary;
}

function ProblemsButton({
  session,
  isOpen,
  onPress,
}: {
  readonly session: DocumentSession;
  readonly isOpen: boolean;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation("workbench");
  const problems = useSnapshotPart(session, (snapshot) => snapshot.problems);
  const hasErrors = problems.some(({ severity }) => severity === "error");
  return (
    <AriaButton
      className="workbench-fact workbench-problems-button"
      data-severity={hasErrors ? "error" : problems.length > 0 ? "warning" : "none"}
      aria-expanded={isOpen}
      onPress={onPress}
    >
      <Icon of={CircleAlert} size={14} />
      {problems.length > 0 ? t("problems", { count: problems.length }) : t("noProblems")}
    </AriaButton>
  );
}

function ReadOnlyMark({ session }: { readonly session: DocumentSession }) {
  const { t } = useTranslation("workbench");
  const reason = useSnapshotPart(session, (snapshot) => snapshot.readOnly);
  if (reason === null) return null;
  return (
    <span className="workbench-fact workbench-read-only" title={t(`readOnly.${reason}`)}>
      <Icon of={Lock} size={14} />
      {t("readOnly.label")}
    </span>
  );
}

function PlaceText({ place: { line, column, selected } }: { readonly place: Place }) {
  const { t } = useTranslation("workbench");
  return (
    <span className="workbench-fact is-tabular">
      {selected > 0 ? t("selected", { count: selected }) : t("place", { line, column })}
    </span>
  );
}

/** Japanese and Chinese are counted in characters, everything else in words. */
function CountsText({ counts, locale }: { readonly counts: Counts; readonly locale: string | null }) {
  const { t } = useTranslation("workbench");
  const language = useLanguage();
  const byCharacter = /^(?:ja|zh|ko|th)\b/i.test(locale ?? language);
  const count = byCharacter ? counts.characters : counts.words;
  const text = byCharacter ? t("characters", { count }) : t("words", { count });
  return (
    <span className="workbench-fact is-tabular">
      {text.replace(String(count), formatNumber(count, language))}
    </span>
  );
}
