/** Every problem of the workspace: kinds on the left, findings on the right, each with the way to it. */

import { Copy } from "lucide-react";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import type { Severity } from "#core/problems/problem";
import { describeFailure } from "#core/words/failures";
import type { FileProblem } from "#contract/values";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { useCommand } from "../../state/commands.ts";
import type { ArticlePlace, OpenWorkspace } from "../../state/workspace-state.ts";
import type { ReadProblems } from "../../state/use-site-problems.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Screen, SideScreen } from "../../ui/screen.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { FindingList } from "./finding-list.tsx";
import { rowsOf, shownFindings, type FindingsView } from "./findings.ts";
import { RuleRail } from "./rule-rail.tsx";
import "./site-problems.css";

export interface SiteProblemsProps {
  readonly workspace: OpenWorkspace;
  readonly found: ReadProblems;
  readonly onOpen: (article: Article, path: string, place: ArticlePlace) => void;
  /** Take the way out that a problem has. */
  readonly onFix: (found: FileProblem) => void;
  /** Let a finding stand, or take that back. */
  readonly onDismiss: (found: FileProblem, isDismissed: boolean) => void;
  readonly onCopy: (problems: readonly FileProblem[], format: ExportFormat) => void;
}

export const exportFormats = ["csv", "markdown", "sarif"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const firstView: FindingsView = {
  rule: null,
  severity: null,
  query: "",
  byArticle: false,
  isDismissed: false,
};

export function SiteProblems({ workspace, found, ...acts }: SiteProblemsProps) {
  const { t } = useTranslation("siteProblems");
  const { t: common } = useTranslation("common");
  const language = useLanguage();
  const { problems: kept, dismissed, failure, isReading, readAgain } = found;
  const [view, setView] = useState(firstView);
  if (kept === null) {
    return (
      <Screen isWaiting>
        {failure ? (
          <EmptyState
            title={t("failed")}
            actions={
              <Button tone="primary" onPress={readAgain}>
                {common("retry")}
              </Button>
            }
          >
            <p role="alert">{describeFailure(failure, language)}</p>
          </EmptyState>
        ) : (
          <Spinner label={t("reading")} />
        )}
      </Screen>
    );
  }
  const problems = view.isDismissed ? dismissed : kept;
  const change = (part: Partial<FindingsView>) => setView((before) => ({ ...before, ...part }));
  return (
    <SideScreen
      heading={t("heading", { name: workspace.value.name })}
      notice={failure ? <FailureNotice tone="warning" failure={failure} onRetry={readAgain} /> : null}
      group="site-problems"
      handleLabel={t("resize")}
      panes={[
        {
          id: "rules",
          defaultSize: 24,
          minSize: 200,
          maxSize: 460,
          content: (
            <RuleRail
              problems={kept}
              dismissed={dismissed.length}
              chosen={view.isDismissed ? "dismissed" : view.rule}
              onChoose={(rule) =>
                change(
                  rule === "dismissed" ? { rule: null, isDismissed: true } : { rule, isDismissed: false },
                )
              }
            />
          ),
        },
        {
          id: "findings",
          defaultSize: 76,
          minSize: 420,
          content: (
            <Findings problems={problems} view={view} onView={change} workspace={workspace} {...acts} />
          ),
        },
      ]}
      status={{
        label: t("title"),
        start: isReading ? t("readingAgain") : t("findings", { count: problems.length }),
        end: <span>{workspace.value.root}</span>,
      }}
    />
  );
}

interface FindingsProps extends Omit<SiteProblemsProps, "found"> {
  readonly problems: readonly FileProblem[];
  readonly view: FindingsView;
  readonly onView: (part: Partial<FindingsView>) => void;
}

function Findings({ problems, view, onView, onCopy, ...list }: FindingsProps) {
  const { t } = useTranslation("siteProblems");
  const language = useLanguage();
  const filter = useRef<HTMLInputElement>(null);
  useCommand("find", () => filter.current?.select());
  const query = useDeferredValue(view.query);
  const shown = useMemo(
    () => shownFindings(problems, { ...view, query }, language),
    [problems, view, query, language],
  );
  const rows = useMemo(() => rowsOf(shown, view.byArticle), [shown, view.byArticle]);
  const counted =
    shown.length === problems.length
      ? t("findings", { count: shown.length })
      : t("shown", {
          shown: formatNumber(shown.length, language),
          total: formatNumber(problems.length, language),
        });
  return (
    <section className="site-problems-findings" aria-label={t("list")}>
      <header className="site-problems-head">
        <SearchField
          label={t("filter")}
          placeholder={t("filterPlaceholder")}
          inputRef={filter}
          value={view.query}
          onChange={(text) => onView({ query: text })}
          className="site-problems-filter"
        />
        <SegmentedControl
          label={t("severities")}
          selected={view.severity}
          canBeEmpty
          onSelect={(id) => onView({ severity: id === "" ? null : (id as Severity) })}
          segments={(["error", "warning", "note"] as const).map((id) => ({ id, label: t(`severity.${id}`) }))}
        />
        <SegmentedControl
          label={t("group")}
          selected={view.byArticle ? "article" : "kind"}
          onSelect={(id) => onView({ byArticle: id === "article" })}
          segments={[
            { id: "kind", label: t("byKind") },
            { id: "article", label: t("byArticle") },
          ]}
        />
        <Menu
          label={t("copy")}
          trigger={
            <Button size="small" tone="quiet" isDisabled={shown.length === 0}>
              <Icon of={Copy} size={15} />
              {t("copy")}
            </Button>
          }
          groups={[
            { id: "formats", entries: exportFormats.map((id) => ({ id, label: t(`formats.${id}`) })) },
          ]}
          onAction={(id) => onCopy(shown, id as ExportFormat)}
        />
        <p className="site-problems-count" role="status">
          {counted}
        </p>
      </header>
      {shown.length === 0 ? (
        <Nothing isFiltered={problems.length > 0} onClear={() => onView(firstView)} />
      ) : (
        <FindingList rows={rows} areDismissed={view.isDismissed} {...list} />
      )}
    </section>
  );
}

function Nothing({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const { t } = useTranslation("siteProblems");
  if (!isFiltered) return <EmptyState title={t("none.title")}>{t("none.body")}</EmptyState>;
  return <EmptyState title={t("noMatch")} actions={<Button onPress={onClear}>{t("clear")}</Button>} />;
}
