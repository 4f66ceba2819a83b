/** Search and replace over every article: the form on the left, what was found on the right. */

import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { compileSearch } from "#core/search/search";
import { describeFailure } from "#core/words/failures";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { useCommand } from "../../state/commands.ts";
import { useChangeSets, type ChangeCalls, type Plan } from "../../state/use-change-sets.ts";
import type { ArticlePlace, OpenWorkspace } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { ChangeProgress } from "../../ui/change-progress.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OutcomeNotice } from "../../ui/outcome-notice.tsx";
import { SideScreen } from "../../ui/screen.tsx";
import { HitList } from "./hit-list.tsx";
import { SearchForm } from "./search-form.tsx";
import { editsOf, queryOf, type KeptSearch, type SearchForm as Form } from "./search-model.ts";
import { useSearch, type SearchCalls, type SearchState } from "./use-search.ts";
import "./search.css";

export interface SearchPageProps {
  readonly workspace: OpenWorkspace;
  readonly search: SearchCalls;
  readonly changes: ChangeCalls & {
    readonly planEdits: (files: ReturnType<typeof editsOf>) => Promise<Plan>;
  };
  readonly fieldNames: readonly string[];
  /** How it was left; told whenever that is another. */
  readonly kept: KeptSearch;
  readonly onKeep: (kept: KeptSearch) => void;
  readonly onOpen: (article: Article, path: string, place: ArticlePlace) => void;
}

export function SearchPage(props: SearchPageProps) {
  const { workspace, fieldNames, kept, onKeep } = props;
  const { t } = useTranslation("search");
  const text = useRef<HTMLInputElement>(null);
  const [form, setForm] = useState(kept.form);
  const changes = useChangeSets(props.changes);
  const query = useMemo(() => queryOf(form), [form]);
  const fault = useMemo(() => {
    const compiled = query && compileSearch(query);
    return compiled && "kind" in compiled && compiled.kind === "pattern" ? compiled.message : null;
  }, [query]);
  const found = useSearch(props.search, {
    query: fault === null ? query : null,
    filter: form.filter,
    withRevisions: form.replacement !== null,
    files: workspace.library,
  });
  const change = (part: Partial<Form>) => {
    const next = { ...form, ...part };
    setForm(next);
    onKeep({ form: next, scroll: 0 });
    changes.forget();
  };
  useCommand("find", () => text.current?.select());
  useEffect(() => {
    if (document.activeElement === document.body) text.current?.select();
  }, []);
  return (
    <SideScreen
      heading={t("title")}
      group="search"
      handleLabel={t("resize")}
      panes={[
        {
          id: "form",
          defaultSize: 26,
          minSize: 260,
          maxSize: 520,
          content: (
            <div className="search-side">
              <SearchForm
                form={form}
                onChange={change}
                badPattern={fault}
                fieldNames={fieldNames}
                textRef={text}
                isBusy={changes.progress !== null}
              />
            </div>
          ),
        },
        {
          id: "found",
          defaultSize: 74,
          minSize: 420,
          content: (
            <Results
              {...props}
              form={form}
              found={found}
              changes={changes}
              planEdits={props.changes.planEdits}
              isAsking={query !== null}
              scroll={form === kept.form ? kept.scroll : 0}
              onScroll={(scroll) => onKeep({ form, scroll })}
            />
          ),
        },
      ]}
      status={{
        label: t("title"),
        start: found.isRunning ? t("searching", { done: found.searched, total: found.total }) : "",
        end: <span>{workspace.value.root}</span>,
      }}
    />
  );
}

interface ResultsProps extends Pick<SearchPageProps, "workspace" | "onOpen"> {
  readonly form: Form;
  readonly found: SearchState;
  readonly changes: ReturnType<typeof useChangeSets>;
  readonly planEdits: SearchPageProps["changes"]["planEdits"];
  /** Whether there is something to search for. */
  readonly isAsking: boolean;
  readonly scroll: number;
  readonly onScroll: (scroll: number) => void;
}

function Results(props: ResultsProps) {
  const { workspace, form, found, changes, planEdits, onOpen } = props;
  const { t } = useTranslation("search");
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const articles = useArticles(workspace);
  const { outcome, progress } = changes;
  const replace = () => {
    const label = t("label", { text: form.text, replacement: form.replacement ?? "" });
    changes.make(planEdits(editsOf(found.files, leftOut, form)), label);
  };
  return (
    <section className="search-results" aria-label={t("results")}>
      <Notices found={found} changes={changes} />
      {outcome ? <OutcomeNotice outcome={outcome} onUndo={changes.undo} onFinish={changes.finish} /> : null}
      {progress ? <ChangeProgress label={t("working")} progress={progress} onStop={changes.stop} /> : null}
      <Head form={form} found={found} leftOut={leftOut} isBusy={progress !== null} onReplace={replace} />
      {found.files.length > 0 ? (
        <HitList
          key={JSON.stringify(queryOf(form))}
          files={found.files}
          articles={articles}
          form={form}
          leftOut={leftOut}
          onLeaveOut={setLeftOut}
          onOpen={(path, { line }) => {
            const article = articles.get(path);
            if (article) onOpen(article, path, { line });
          }}
          scroll={props.scroll}
          onScroll={props.onScroll}
        />
      ) : (
        <Nothing {...props} />
      )}
    </section>
  );
}

function Nothing({ found, isAsking, changes }: Pick<ResultsProps, "found" | "isAsking" | "changes">) {
  const { t } = useTranslation("search");
  if (!isAsking) return <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>;
  const isOver = !found.isRunning && found.total > 0 && changes.outcome === null;
  return isOver ? <EmptyState title={t("nothing")}>{t("nothingHint")}</EmptyState> : null;
}

function Notices({ found, changes }: Pick<ResultsProps, "found" | "changes">) {
  const { t } = useTranslation("search");
  const language = useLanguage();
  const failure = changes.failure ?? found.failure;
  return (
    <>
      {failure ? (
        <Notice tone="error" isLive>
          {failure === found.failure && failure.code === "timed-out"
            ? t("tooSlow")
            : describeFailure(failure, language)}
        </Notice>
      ) : null}
      {found.isCut ? (
        <Notice tone="info">{t("cut", { hits: formatNumber(found.hits, language) })}</Notice>
      ) : null}
      {found.unread > 0 ? <Notice tone="warning">{t("unread", { count: found.unread })}</Notice> : null}
    </>
  );
}

interface HeadProps extends Pick<ResultsProps, "form" | "found"> {
  readonly leftOut: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onReplace: () => void;
}

/** How much was found, and the one press that replaces it. */
function Head({ form, found, leftOut, isBusy, onReplace }: HeadProps) {
  const { t } = useTranslation("search");
  const language = useLanguage();
  const edits = useMemo(() => editsOf(found.files, leftOut, form), [found.files, leftOut, form]);
  if (found.files.length === 0) return null;
  const hits = edits.reduce((sum, { edit }) => sum + edit.length, 0);
  const numbers = (hitCount: number, fileCount: number) => ({
    hits: t("hits", { count: hitCount, number: formatNumber(hitCount, language) }),
    files: t("files", { count: fileCount, number: formatNumber(fileCount, language) }),
  });
  return (
    <header className="search-head">
      <p role="status">{t("counted", numbers(found.hits, found.files.length))}</p>
      {form.replacement === null ? null : (
        <Button tone="primary" isDisabled={hits === 0 || isBusy || found.isRunning} onPress={onReplace}>
          {t("replace", numbers(hits, edits.length))}
        </Button>
      )}
    </header>
  );
}

function useArticles({ library }: OpenWorkspace): ReadonlyMap<string, Article> {
  return useMemo(
    () =>
      new Map(
        library.kind === "read"
          ? library.articles.flatMap((article) =>
              article.variants.map(({ path }) => [path, article] as const),
            )
          : [],
      ),
    [library],
  );
}
