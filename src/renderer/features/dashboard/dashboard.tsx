/** The whole site at a glance: how much, when, of what, in which languages, and what is wrong. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Article, Collection } from "#core/library/article";
import { articlesByCategory, articlesByMonth, countEach, localeCoverage } from "#core/library/statistics";
import { ruleWords } from "#core/problems/guide";
import { formatNumber, languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import type { ReadProblems } from "../../state/use-site-problems.ts";
import type { OpenWorkspace } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { BarTable } from "./bar-table.tsx";
import { MonthPlot } from "./month-plot.tsx";
import "./dashboard.css";

export interface DashboardProps {
  readonly workspace: OpenWorkspace;
  readonly found: ReadProblems;
  readonly onProblems: () => void;
}

/** More kinds and categories than these are a list, not a plot. */
const MOST_BARS = 12;

export function Dashboard({ workspace, ...props }: DashboardProps) {
  const { t } = useTranslation("dashboard");
  const { library, value } = workspace;
  if (library.kind !== "read")
    return (
      <Screen isWaiting>
        <Spinner label={t("reading")} />
      </Screen>
    );
  return (
    <Screen heading={t("heading", { name: value.name })}>
      {library.articles.length === 0 ? (
        <EmptyState title={t("empty")} />
      ) : (
        // A region that scrolls is reached by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="dashboard" role="region" aria-label={t("title")} tabIndex={0}>
          <Plots {...props} collections={library.collections} articles={library.articles} />
        </div>
      )}
    </Screen>
  );
}

interface PlotsProps extends Omit<DashboardProps, "workspace"> {
  readonly collections: readonly Collection[];
  readonly articles: readonly Article[];
}

function Plots({ collections, articles, found, onProblems }: PlotsProps) {
  const { problems } = found;
  const { t } = useTranslation("dashboard");
  const language = useLanguage();
  const months = useMemo(() => articlesByMonth(articles), [articles]);
  const categories = useMemo(() => articlesByCategory(articles), [articles]);
  const coverage = useMemo(() => localeCoverage(collections, articles), [collections, articles]);
  const drafts = articles.filter(({ variants }) => variants.some(({ draft }) => draft)).length;
  const files = articles.reduce((sum, { variants }) => sum + variants.length, 0);
  const heads = { nameHead: t("name"), countHead: t("articles") };
  return (
    <>
      <dl className="dashboard-figures">
        <Figure name={t("articles")} count={articles.length} />
        <Figure name={t("files")} count={files} />
        <Figure name={t("drafts")} count={drafts} />
        <Figure name={t("problems")} count={problems?.length ?? null} />
      </dl>
      {months.length > 0 ? <MonthPlot title={t("months")} months={months} /> : null}
      <div className="dashboard-columns">
        {categories.length > 0 ? (
          <BarTable
            {...heads}
            title={t("categories")}
            bars={categories.slice(0, MOST_BARS).map(({ name, count }) => ({ key: name, name, count }))}
          />
        ) : null}
        {coverage.length > 0 ? (
          <BarTable
            {...heads}
            title={t("coverage")}
            bars={coverage.map(({ collection, name, locale, have, of }) => ({
              key: `${collection} ${locale}`,
              name: t("inLanguage", { name, language: languageName(locale, language) }),
              count: have,
              of,
            }))}
          />
        ) : null}
        <section>
          <Kinds {...found} />
          <Button size="small" onPress={onProblems}>
            {t("showProblems")}
          </Button>
        </section>
      </div>
    </>
  );
}

/** How many problems of which kind; what was found last stays where looking again has failed. */
function Kinds({ problems, failure, readAgain }: ReadProblems) {
  const { t } = useTranslation("dashboard");
  const language = useLanguage();
  const kinds = useMemo(() => countEach((problems ?? []).map(({ problem }) => problem.rule)), [problems]);
  return (
    <>
      {failure ? (
        <FailureNotice tone="warning" title={t("notLooked")} failure={failure} onRetry={readAgain} />
      ) : null}
      {problems === null ? (
        failure ? null : (
          <Spinner label={t("looking")} />
        )
      ) : kinds.length === 0 ? (
        <p>{t("noProblems")}</p>
      ) : (
        <BarTable
          title={t("kinds")}
          nameHead={t("name")}
          countHead={t("problems")}
          bars={kinds.slice(0, MOST_BARS).map(({ name, count }) => ({
            key: name,
            name: ruleWords(name, language).title,
            count,
          }))}
        />
      )}
    </>
  );
}

function Figure({ name, count }: { readonly name: string; readonly count: number | null }) {
  const language = useLanguage();
  return (
    <div>
      <dt>{name}</dt>
      <dd>{count === null ? "…" : formatNumber(count, language)}</dd>
    </div>
  );
}
