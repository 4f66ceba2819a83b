/** Articles by locales: what is missing, what is stale, and what to do first. */

import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article, Collection } from "#core/library/article";
import { ledgerPath } from "#core/locale/ledger";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import { useCommand } from "../../state/commands.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Select } from "../../ui/select.tsx";
import { ExchangeBar } from "./exchange-bar.tsx";
import {
  columnsOf,
  matrixFilters,
  shownArticles,
  shownColumns,
  type MatrixFilter,
  type MatrixView,
} from "./matrix-model.ts";
import { MatrixTools } from "./matrix-tools.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import type { TranslationHost } from "./translation-host.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { useBegin, type Begin } from "./use-begin.ts";
import { TrafficButton } from "./traffic-button.tsx";
import { useStates } from "./use-states.ts";
import { useTraffic } from "./use-traffic.ts";

export interface MatrixProps {
  readonly collection: Collection;
  readonly collections: readonly Collection[];
  readonly articles: readonly Article[];
  readonly host: TranslationHost;
  readonly onCollection: (id: string) => void;
  readonly onOpen: (article: Article, path: string) => void;
  readonly onCreate: (article: Article, locale: string) => void;
}

const firstView: MatrixView = { query: "", filter: "all", order: "path", locale: null };

export function Matrix({
  collection,
  collections,
  articles,
  host,
  onCollection,
  onOpen,
  onCreate,
}: MatrixProps) {
  const { t } = useTranslation("translations");
  const filter = useRef<HTMLInputElement>(null);
  useCommand("find", () => filter.current?.select());
  const [view, setView] = useState(firstView);
  const own = useMemo(
    () => articles.filter((article) => article.collection === collection.id),
    [articles, collection.id],
  );
  const all = useMemo(() => columnsOf(collection, own), [collection, own]);
  const columns = useMemo(() => shownColumns(all, view), [all, view]);
  const begin = useBegin(host, collection.id);
  const { states, efforts, failure } = useStates(host.states, own, begin.times);
  const traffic = useTraffic(host.traffic);
  const facts = useMemo(
    () => ({ columns, states, efforts, views: traffic.views }),
    [columns, states, efforts, traffic.views],
  );
  const shown = useMemo(() => shownArticles(own, view, facts), [own, view, facts]);
  return (
    <>
      <header className="translations-head">
        {collections.length > 1 ? (
          <Select
            label={t("collection")}
            hideLabel
            choices={collections.map(({ id, name }) => ({ id, label: name }))}
            value={collection.id}
            onChange={onCollection}
            className="translations-collection"
          />
        ) : null}
        <SearchField
          label={t("filter")}
          placeholder={t("filterPlaceholder")}
          inputRef={filter}
          value={view.query}
          onChange={(query) => setView((before) => ({ ...before, query }))}
          className="translations-filter"
        />
        <SegmentedControl
          label={t("show")}
          selected={view.filter}
          onSelect={(id) => setView((before) => ({ ...before, filter: id as MatrixFilter }))}
          segments={matrixFilters.map((id) => ({ id, label: t(`shown.${id}`) }))}
        />
        <div className="translations-tools">
          <MatrixTools view={view} onView={setView} columns={all} shown={{ articles: shown, ...facts }} />
          <TrafficButton traffic={traffic} />
          <ExchangeBar articles={shown} locales={columns} host={host.exchange} />
        </div>
        <p className="translations-layout">
          {t(`layout.${collection.layout.kind}`)} · {t(`confidence.${collection.layout.confidence}`)}
        </p>
      </header>
      <MatrixNotices collection={collection} begin={begin} failure={failure ?? traffic.failure} />
      {shown.length === 0 ? (
        <EmptyState
          title={t("noMatch")}
          actions={<Button onPress={() => setView(firstView)}>{t("clear")}</Button>}
        />
      ) : (
        <MatrixTable articles={shown} all={own} facts={facts} onOpen={onOpen} onCreate={onCreate} />
      )}
    </>
  );
}

interface MatrixNoticesProps {
  readonly collection: Collection;
  readonly begin: Begin;
  readonly failure: FailureValue | null;
}

/** What must be said above the table: what failed, and that nothing is written down yet. */
function MatrixNotices({ collection, begin, failure }: MatrixNoticesProps) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const failed = failure ?? begin.failure;
  return (
    <>
      {failed ? (
        <Notice tone="error" isLive title={t("failed")}>
          {describeFailure(failed, language)}
        </Notice>
      ) : null}
      {begin.isEmpty ? (
        <Notice
          tone="info"
          title={t("begin.title")}
          actions={
            <>
              <Button isDisabled={begin.isBeginning} onPress={() => begin.begin("git")}>
                {t("begin.git")}
              </Button>
              <Button tone="primary" isDisabled={begin.isBeginning} onPress={() => begin.begin("now")}>
                {t("begin.action")}
              </Button>
            </>
          }
        >
          {t("begin.body", { path: ledgerPath(collection.id) })}
        </Notice>
      ) : null}
      {begin.noted === null ? null : (
        <Notice tone="success" isLive>
          {t("begin.done", { count: begin.noted })}
        </Notice>
      )}
    </>
  );
}
