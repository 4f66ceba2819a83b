/** Closed sets beside the table: each value with how many rows have it, chosen by putting it into the filter. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Facet, FacetValue } from "#core/query/facets";
import { chosenValues, toggleValue } from "#core/query/facets";
import { formatNumber, languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { useColumnName } from "./use-column-name.ts";

export interface FacetPanelProps {
  readonly facets: readonly Facet[];
  readonly query: string;
  /** Names of the frontmatter's fields: they decide what a name in the query means. */
  readonly fields: readonly string[];
  readonly onQuery: (query: string) => void;
  /** Look at all values of a field of the frontmatter. */
  readonly onManage: (field: string) => void;
}

const FEW = 8;

export function FacetPanel(props: FacetPanelProps) {
  const { t } = useTranslation("table");
  const shown = props.facets.filter(({ values }) => values.some(({ value }) => value !== null));
  return (
    <section className="table-facets" aria-label={t("facets")}>
      {shown.map((facet) => (
        <FacetGroup key={facet.field} facet={facet} {...props} />
      ))}
    </section>
  );
}

function FacetGroup({
  facet,
  query,
  fields,
  onQuery,
  onManage,
}: FacetPanelProps & { readonly facet: Facet }) {
  const { t } = useTranslation("table");
  const language = useLanguage();
  const nameOf = useColumnName();
  const [isWhole, setWhole] = useState(false);
  const { field, values } = facet;
  const managed = managedField(field, fields);
  const chosen = new Set(chosenValues(query, field, fields));
  const listed = isWhole
    ? values
    : values.filter(({ value }, index) => index < FEW || chosen.has(value ?? ""));
  return (
    <fieldset className="table-facet">
      <legend title={field}>{nameOf(field)}</legend>
      {managed === null ? null : (
        <button
          type="button"
          className="table-facet-more"
          aria-label={t("manageLabel", { field: nameOf(field) })}
          onClick={() => onManage(managed)}
        >
          {t("manage")}
        </button>
      )}
      {listed.map((value) => (
        <FacetChoice
          key={value.value ?? ""}
          field={field}
          value={value}
          isChosen={value.value !== null && isChosenValue(field, value.value, chosen, query)}
          onToggle={() => onQuery(toggled({ query, field, value: value.value, fields }))}
        />
      ))}
      {values.length > listed.length || isWhole ? (
        <button type="button" className="table-facet-more" onClick={() => setWhole(!isWhole)}>
          {isWhole
            ? t("fewer")
            : t("more", { number: formatNumber(values.length - listed.length, language) })}
        </button>
      ) : null}
    </fieldset>
  );
}

/** What the frontmatter calls a closed field: its values can be renamed. `null` for what is none of its fields. */
function managedField(field: string, fields: readonly string[]): string | null {
  if (["locale", "draft", "problems", "date"].includes(field)) return null;
  const names = field === "tag" ? ["tags", "tag", "keywords"] : [field];
  return names.find((name) => fields.includes(name)) ?? null;
}

interface FacetChoiceProps {
  readonly field: string;
  readonly value: FacetValue;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function FacetChoice({ field, value: { value, rows }, isChosen, onToggle }: FacetChoiceProps) {
  const { t } = useTranslation("table");
  const language = useLanguage();
  const label =
    value === null
      ? t("none")
      : field === "locale"
        ? languageName(value, language)
        : field === "problems"
          ? t(value === "some" ? "withProblems" : "withoutProblems")
          : value === "true" || value === "false"
            ? t(value === "true" ? "yes" : "no")
            : value;
  return (
    <label className="table-facet-value">
      <input type="checkbox" checked={isChosen} onChange={onToggle} />
      <span className="table-facet-label" title={label}>
        {label}
      </span>
      <span className="table-count">{formatNumber(rows, language)}</span>
    </label>
  );
}

/** Problems are asked for by a question, and a missing value by another: those are terms of their own. */
function termOf(field: string, value: string | null): { readonly field: string; readonly value: string } {
  if (value === null) return { field: "missing", value: field };
  if (field === "problems") return { field: value === "some" ? "has" : "missing", value: "problems" };
  return { field, value };
}

function isChosenValue(field: string, value: string, chosen: ReadonlySet<string>, query: string): boolean {
  if (field !== "problems") return chosen.has(value);
  const term = termOf(field, value);
  return chosenValues(query, term.field, []).includes(term.value);
}

function toggled(needs: {
  readonly query: string;
  readonly field: string;
  readonly value: string | null;
  readonly fields: readonly string[];
}): string {
  return toggleValue(needs.query, termOf(needs.field, needs.value), needs.fields);
}
