/** What was translated before that is like this block, what differs, and a search through all of it. */

import { useTranslation } from "react-i18next";
import { directionOf } from "#core/locale/tags";
import type { MemoryMatch } from "#core/memory/memory";
import type { Suggestions } from "#core/memory/suggest";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ChangedWords } from "../../ui/changed-words.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import type { MemoryHost } from "./memory-host.ts";
import type { TranslateRowProps } from "./translate-row.tsx";
import { useConcordance, type Remembered } from "./use-memory.ts";

export interface MemoryPaneProps {
  /** The block's, as the rows count. */
  readonly number: number;
  /** The source's block; `null` where only the target has one. */
  readonly text: string | null;
  readonly remembered: Remembered;
  readonly host: MemoryHost;
  readonly path: string;
  readonly locales: TranslateRowProps["locales"];
  /** `null`: the translation cannot be edited. */
  readonly onInsert: ((translation: string) => void) | null;
}

/** What one key inserts: the best match of the whole block, else what its sentences make up. */
export function bestOf(suggestions: Suggestions | null): string | null {
  return suggestions?.block[0]?.target ?? suggestions?.assembled ?? null;
}

export function MemoryPane(props: MemoryPaneProps) {
  const { number, text, remembered, host, path, locales, onInsert } = props;
  const { t } = useTranslation("memory");
  const search = useConcordance(host, path);
  return (
    <section className="help-memory" aria-label={t("title")}>
      <h2 className="help-title">{t("title")}</h2>
      <SearchField
        label={t("search")}
        placeholder={t("search")}
        value={search.words}
        onChange={search.setWords}
      />
      {search.words.trim() !== "" ? (
        <MatchList
          label={t("found")}
          matches={search.matches ?? []}
          text={null}
          locales={locales}
          onInsert={null}
          empty={search.matches === null ? "" : t("notFound")}
        />
      ) : (
        <BlockMatches {...{ number, text, remembered, locales, onInsert }} />
      )}
    </section>
  );
}

function BlockMatches({
  number,
  text,
  remembered,
  locales,
  onInsert,
}: Pick<MemoryPaneProps, "number" | "text" | "remembered" | "locales" | "onInsert">) {
  const { t } = useTranslation("memory");
  const language = useLanguage();
  const { suggestions, extent, failure } = remembered;
  if (failure) return <p className="help-remark">{describeFailure(failure, language)}</p>;
  if (text === null) return <p className="help-remark">{t("noSource")}</p>;
  const shared = { locales, onInsert };
  const isReading = extent === null || extent.read < extent.total;
  const found = (suggestions?.block.length ?? 0) + (suggestions?.sentences.length ?? 0);
  return (
    <>
      <p className="help-remark" role="status">
        {isReading && extent !== null ? t("reading", { ...extent }) : null}
        {!isReading && found === 0 ? t("none", { number, count: extent?.pairs ?? 0 }) : null}
      </p>
      {suggestions && suggestions.block.length > 0 ? (
        <MatchList
          label={t("block", { number })}
          matches={suggestions.block}
          text={text}
          hasKey
          {...shared}
        />
      ) : null}
      {suggestions?.assembled ? (
        <section className="help-match" aria-label={t("assembled")}>
          <h3 className="help-subtitle">{t("assembled")}</h3>
          <p className="help-target" lang={locales.target ?? undefined} dir={directionOf(locales.target)}>
            {suggestions.assembled}
          </p>
          {onInsert ? (
            <Button size="small" onPress={() => onInsert(suggestions.assembled ?? "")}>
              {t("insert")}
            </Button>
          ) : null}
        </section>
      ) : null}
      {suggestions?.sentences.map((sentence) => (
        <MatchList
          key={sentence.text}
          label={t("sentence")}
          matches={sentence.matches.slice(0, 2)}
          text={sentence.text}
          locales={locales}
          onInsert={null}
        />
      ))}
    </>
  );
}

interface MatchListProps {
  readonly label: string;
  readonly matches: readonly MemoryMatch[];
  /** What the matches are like: what differs from it is marked. `null`: nothing is compared. */
  readonly text: string | null;
  readonly locales: TranslateRowProps["locales"];
  readonly onInsert: MemoryPaneProps["onInsert"];
  readonly empty?: string;
  /** The first is what the key inserts. */
  readonly hasKey?: boolean;
}

function MatchList({ label, matches, text, locales, onInsert, empty = "", hasKey = false }: MatchListProps) {
  const { t } = useTranslation("memory");
  return (
    <section aria-label={label}>
      <h3 className="help-subtitle">{label}</h3>
      {matches.length === 0 ? <p className="help-remark">{empty}</p> : null}
      <ol className="help-matches">
        {matches.map((match, at) => (
          <li key={`${match.source} ${match.target}`} className="help-match">
            {text === null ? null : (
              <Badge tone={match.score === 100 ? "success" : match.score >= 85 ? "accent" : "plain"}>
                {t("score", { score: match.score })}
              </Badge>
            )}
            <p className="help-source" lang={locales.source ?? undefined} dir={directionOf(locales.source)}>
              <Compared match={match} text={text} />
            </p>
            <p className="help-target" lang={locales.target ?? undefined} dir={directionOf(locales.target)}>
              {match.target}
            </p>
            <p className="help-from">{t("from", { path: match.from, count: match.times })}</p>
            {onInsert ? (
              <Button
                size="small"
                tone={at === 0 && hasKey ? "primary" : "plain"}
                aria-keyshortcuts={at === 0 && hasKey ? "Alt+I" : undefined}
                onPress={() => onInsert(match.target)}
              >
                {at === 0 && hasKey ? t("insertKey", { key: "Alt+I" }) : t("insert")}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The source that was translated, with what is otherwise in the one that is to be. */
function Compared({ match, text }: { readonly match: MemoryMatch; readonly text: string | null }) {
  if (text === null || match.score === 100) return match.source;
  return <ChangedWords before={match.source} after={text} />;
}
