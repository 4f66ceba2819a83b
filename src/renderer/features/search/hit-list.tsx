/** Hits under their articles, of which only those in sight are drawn. */

import { useMemo } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import type { SearchHit } from "#core/search/query";
import { replacementOf } from "#core/search/replacement";
import { formatNumber, languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { withKeys } from "../../state/with-keys.ts";
import { moveFocusAmong } from "../../ui/move-focus.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { hitKey, rowsOf, type FileHits, type SearchForm } from "./search-model.ts";

export interface HitListProps {
  readonly files: readonly FileHits[];
  /** By path: the article that the file belongs to. */
  readonly articles: ReadonlyMap<string, Article>;
  readonly form: SearchForm;
  readonly leftOut: ReadonlySet<string>;
  readonly onLeaveOut: (leftOut: ReadonlySet<string>) => void;
  readonly onOpen: (path: string, hit: SearchHit) => void;
  readonly scroll: number;
  readonly onScroll: (scroll: number) => void;
}

/** Pixels: about what a row measures before it is drawn. */
const ROW = 28;

export function HitList(props: HitListProps) {
  const { files, scroll, onScroll } = props;
  const { t } = useTranslation("search");
  const rows = useMemo(() => rowsOf(files), [files]);
  return (
    <VirtualList label={t("results")} rows={rows} rowHeight={ROW} scroll={scroll} onScroll={onScroll}>
      {(row) =>
        row.kind === "file" ? (
          <FileHeading file={row.file} {...props} />
        ) : (
          <Hit file={row.file} hit={row.hit} {...props} />
        )
      }
    </VirtualList>
  );
}

type FileProps = HitListProps & { readonly file: FileHits };

function FileHeading({ file, articles, form, leftOut, onLeaveOut }: FileProps) {
  const { t } = useTranslation("search");
  const language = useLanguage();
  const { path, hits, revision } = file;
  const variant = articles.get(path)?.variants.find((one) => one.path === path);
  const keys = hits.map((hit) => hitKey(file, hit));
  const left = keys.filter((key) => leftOut.has(key)).length;
  const locale = variant?.locale ?? null;
  return (
    <div className="search-heading">
      {form.replacement === null ? null : (
        <input
          type="checkbox"
          aria-label={t("chooseFile", { path })}
          disabled={revision === null}
          checked={revision !== null && left === 0}
          ref={(box) => {
            if (box) box.indeterminate = left > 0 && left < keys.length;
          }}
          onChange={() => onLeaveOut(withKeys(leftOut, keys, left === 0))}
        />
      )}
      <h2 lang={locale ?? undefined}>{variant?.title ?? path}</h2>
      {locale === null ? null : <span className="search-locale">{languageName(locale, language)}</span>}
      <span className="search-count">{formatNumber(hits.length, language)}</span>
      <span className="search-path" title={path}>
        {path}
        {form.replacement !== null && revision === null ? ` · ${t("readOnly")}` : ""}
      </span>
    </div>
  );
}

function Hit({
  file,
  hit,
  form,
  leftOut,
  onLeaveOut,
  onOpen,
  articles,
}: FileProps & { readonly hit: SearchHit }) {
  const { t } = useTranslation("search");
  const { replacement, isRegex } = form;
  const key = hitKey(file, hit);
  const isIn = file.revision !== null && !leftOut.has(key);
  const becomes = replacement === null ? null : replacementOf(hit, replacement, isRegex);
  const { line, text } = hit;
  const locale = articles.get(file.path)?.variants.find(({ path }) => path === file.path)?.locale;
  return (
    <div className="search-hit" data-left-out={(becomes !== null && !isIn) || undefined}>
      {becomes === null ? null : (
        <input
          type="checkbox"
          aria-label={t("chooseHit", { line })}
          disabled={file.revision === null}
          checked={isIn}
          onChange={() => onLeaveOut(withKeys(leftOut, [key], isIn))}
        />
      )}
      <Button
        className="search-line"
        onPress={() => onOpen(file.path, hit)}
        onKeyDown={moveFocusAmong(".search-line")}
      >
        <span className="search-number" aria-hidden="true">
          {line}
        </span>
        <VisuallyHidden>{t("line", { line })}</VisuallyHidden>
        <span className="search-text" lang={locale ?? undefined}>
          {hit.before}
          {becomes === null || !isIn ? <mark>{text}</mark> : <del>{text}</del>}
          {becomes === null || !isIn ? null : <VisuallyHidden>{t("becomes")}</VisuallyHidden>}
          {becomes === null || !isIn || becomes === "" ? null : <ins>{becomes}</ins>}
          {hit.after}
        </span>
      </Button>
    </div>
  );
}
