/** The filter: a query, completed as it is typed, with what of it is not understood. */

import { Search, X } from "lucide-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Completion } from "#core/query/complete";
import type { QueryProblem } from "#core/query/query";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/icon.tsx";

export interface FilterBoxProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly problems: readonly QueryProblem[];
  readonly onQuery: (query: string) => void;
  readonly complete: (query: string, caret: number) => Promise<Completion>;
  /** The person goes on to the rows. */
  readonly onLeave: () => void;
}

const NONE: Completion = { from: 0, to: 0, suggestions: [] };

export function FilterBox(props: FilterBoxProps) {
  const { inputRef, query, problems, onQuery } = props;
  const { t } = useTranslation("table");
  const id = useId();
  const box = useCompletion(props);
  const { suggestions } = box.completion;
  const isOpen = suggestions.length > 0;
  return (
    <div className="table-filter">
      <div className="field-control field-group table-filter-control">
        <Icon of={Search} size={15} className="search-field-icon" />
        <input
          ref={inputRef}
          type="text"
          role="combobox"
          className="field-input"
          aria-label={t("filter")}
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-describedby={`${id}-problems`}
          {...(isOpen && box.active >= 0 ? { "aria-activedescendant": `${id}-${box.active}` } : {})}
          spellCheck={false}
          autoComplete="off"
          placeholder={t("filterPlaceholder")}
          value={query}
          onChange={({ target }) => {
            onQuery(target.value);
            box.ask(target.value, target.selectionStart ?? target.value.length);
          }}
          onKeyDown={box.onKeyDown}
          onBlur={box.close}
        />
        {query === "" ? null : (
          <button
            type="button"
            className="field-button"
            aria-label={t("clearFilter")}
            onClick={() => onQuery("")}
          >
            <Icon of={X} size={14} />
          </button>
        )}
      </div>
      <Suggestions id={id} completion={box.completion} active={box.active} onTake={box.take} />
      <p id={`${id}-problems`} className="table-filter-problems" role="status">
        {isOpen ? null : <ProblemText problems={problems} />}
      </p>
    </div>
  );
}

interface SuggestionsProps {
  readonly id: string;
  readonly completion: Completion;
  readonly active: number;
  readonly onTake: (index: number) => void;
}

function Suggestions({ id, completion: { suggestions }, active, onTake }: SuggestionsProps) {
  const { t } = useTranslation("table");
  const language = useLanguage();
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={t("suggestions")}
      hidden={suggestions.length === 0}
      className="options table-suggestions popover"
    >
      {suggestions.map(({ insert, label, rows, kind }, index) => (
        <div
          key={insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={classes("option", "table-suggestion", index === active && "is-active")}
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(index);
          }}
        >
          <span className={kind === "field" ? "table-suggestion-field" : undefined}>{label}</span>
          {rows === null ? null : <span className="table-count">{formatNumber(rows, language)}</span>}
        </div>
      ))}
    </div>
  );
}

function ProblemText({ problems }: Pick<FilterBoxProps, "problems">) {
  const { t } = useTranslation("table");
  const [first] = problems;
  if (first === undefined) return null;
  const { field = "", near } = first.details;
  if (first.code === "unknown-field" && near !== undefined)
    return t("problems.unknown-field-near", { field, near });
  return t(`problems.${first.code}`, { field });
}

/** Suggestions of the last caret that was asked about; older answers are let go. */
function useCompletion({ inputRef, query, onQuery, complete, onLeave }: FilterBoxProps) {
  const [completion, setCompletion] = useState(NONE);
  const [active, setActive] = useState(-1);
  const asked = useRef(0);
  const close = () => {
    asked.current++;
    setCompletion(NONE);
    setActive(-1);
  };
  const ask = (text: string, caret: number) => {
    const ask = ++asked.current;
    complete(text, caret).then(
      (found) => {
        if (ask !== asked.current) return;
        setCompletion(found);
        setActive(-1);
      },
      () => undefined,
    );
  };
  const caret = useRef<number | null>(null);
  useEffect(() => {
    if (caret.current === null) return;
    inputRef.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [inputRef, query]);
  const take = (index: number) => {
    const suggestion = completion.suggestions[index];
    if (!suggestion) return;
    const { from, to } = completion;
    const isField = suggestion.kind === "field";
    const insert = isField ? suggestion.insert : `${suggestion.insert} `;
    const text = query.slice(0, from) + insert + query.slice(to).trimStart();
    caret.current = from + insert.length;
    onQuery(text);
    close();
    if (isField) ask(text, from + insert.length);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const count = completion.suggestions.length;
    const turn = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (turn !== 0 && count > 0)
      setActive((active + turn + count + (active < 0 && turn < 0 ? 1 : 0)) % count);
    else if (event.key === "Tab" && active < 0) return;
    else if ((event.key === "Enter" || event.key === "Tab") && active >= 0) take(active);
    else if (event.key === "Escape" && count > 0) close();
    else if (event.key === "Escape" && query !== "") onQuery("");
    else if (event.key === " " && event.ctrlKey)
      ask(query, event.currentTarget.selectionStart ?? query.length);
    else if (event.key === "Enter" || event.key === "ArrowDown") {
      close();
      onLeave();
    } else return;
    event.preventDefault();
  };
  return { completion, active, ask, close, take, onKeyDown };
}
