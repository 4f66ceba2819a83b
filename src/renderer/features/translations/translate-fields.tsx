/** The fields of a translation beside their source: what is to be translated, what is the same, what differs. */

import { ChevronDown } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fieldText, type FieldRow } from "#core/locale/field-states";
import { fieldRules, type FieldRule } from "#core/locale/settings";
import { directionOf } from "#core/locale/tags";
import { earlierText } from "#core/locale/translation-facts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu } from "../../ui/menu.tsx";
import { BesideSide } from "./beside-column.tsx";
import { SourceText } from "./source-text.tsx";
import { TextBlock } from "./text-block.tsx";
import type { Typing } from "./typing.ts";
import type { TranslateRowProps } from "./translate-row.tsx";
import type { Beside } from "./use-beside.ts";
import { fieldOwner, type TranslationFields } from "./use-translation-fields.ts";

export interface TranslateFieldsProps {
  readonly model: TranslationFields;
  readonly typing: Typing;
  readonly locales: TranslateRowProps["locales"];
  readonly targetName: string;
  readonly isReadOnly: boolean;
  readonly earlier: ReadonlyMap<string, string> | null;
  readonly left: Beside | null;
  readonly third: Beside | null;
  /** The target's field with its own widget, for values that are no plain text; `like`: what it is to be made of. */
  readonly widget: (name: string, like: FieldRow["source"]) => ReactNode;
  readonly onRule: (row: FieldRow, rule: FieldRule | null) => void;
  /** Give every variant the source's value. */
  readonly onSpread: (row: FieldRow) => void;
}

/** A field that is something to look at. */
export function isFieldWork({ state, isLeft, rule }: FieldRow): boolean {
  if (isLeft || rule.isPaired) return false;
  return state === "differs" || state === "stale" || state === "unchecked" || state === "missing";
}

const TONES = {
  current: "success",
  stale: "warning",
  unchecked: "accent",
  missing: "hollow",
  "target-only": "plain",
  same: "plain",
  differs: "warning",
  own: "plain",
} as const;

export function TranslateFields(props: TranslateFieldsProps) {
  return props.model.rows.map((row) => <FieldLine key={row.name} row={row} {...props} />);
}

type FieldLineProps = TranslateFieldsProps & { readonly row: FieldRow };

function FieldLine(props: FieldLineProps) {
  const { row, locales, third } = props;
  const { t } = useTranslation("translations");
  const { name, rule, source, target, state, isLeft } = row;
  return (
    <div
      className="translate-row translate-field"
      data-field={name}
      data-work={isFieldWork(row) || undefined}
      data-state={state}
    >
      <div className="translate-side">
        <p className="translate-field-name">
          <code>{name}</code>
          <RuleMenu {...props} />
        </p>
        <LeftValue {...props} />
      </div>
      <div className="translate-edge">
        {props.model.isSource ? null : (
          <Badge tone={isLeft ? "plain" : TONES[state]}>
            {rule.isPaired && state === "unchecked"
              ? t("fields.paired")
              : t(`fields.state.${isLeft ? "left" : state}`)}
          </Badge>
        )}
        <FieldActions {...props} />
      </div>
      <div className="translate-side" lang={locales.target ?? undefined} dir={directionOf(locales.target)}>
        {isText(row) ? (
          <TargetField {...props} />
        ) : rule.rule === "same" || rule.isLocale ? (
          <p className="translate-text">{target === undefined ? "" : fieldText(target)}</p>
        ) : (
          props.widget(name, source)
        )}
        <Counterpart {...props} />
      </div>
      {third === null ? null : <BesideSide locale={third.locale} beside={besideValue(third, name)} />}
    </div>
  );
}

function LeftValue({ row, earlier, locales, left }: FieldLineProps) {
  const { source, name, state } = row;
  const own =
    source === undefined ? null : (
      <div lang={locales.source ?? undefined} dir={directionOf(locales.source)}>
        <SourceText text={fieldText(source)} before={earlierText(row, earlier)} />
      </div>
    );
  if (left === null) return own;
  return (
    <>
      <BesideSide locale={left.locale} beside={besideValue(left, name)} />
      {state === "stale" ? own : null}
    </>
  );
}

function besideValue(beside: Beside, name: string) {
  const value = beside.fieldFor(name);
  return value === undefined ? null : { text: fieldText(value), isStale: false };
}

/** Whether the target's value is one text, which can be written here. */
function isText({ rule, source, target }: FieldRow): boolean {
  const isTextual = (value: FieldRow["source"]) =>
    value === undefined || value === null || typeof value === "string";
  return (
    rule.rule === "translate" &&
    !rule.isPaired &&
    isTextual(target) &&
    (target !== undefined || isTextual(source))
  );
}

function TargetField({ row, model, typing, locales, targetName, isReadOnly }: FieldLineProps) {
  const { t } = useTranslation("translations");
  const text = row.target === undefined || row.target === null ? "" : fieldText(row.target);
  const hint = row.source === undefined ? undefined : fieldText(row.source);
  return (
    <TextBlock
      label={t("fields.label", { name: row.name, locale: targetName })}
      lang={locales.target}
      text={text}
      isReadOnly={isReadOnly}
      {...(hint === undefined ? {} : { hint })}
      typing={typing}
      owner={fieldOwner(row)}
      editFor={(next) => model.editFor(row, next)}
    />
  );
}

/** Closed values that are not those that go with the source's elsewhere. */
function Counterpart({ row, model, isReadOnly }: FieldLineProps) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const expected = model.counterpart(row);
  if (expected === null || row.state === "own") return null;
  const value = typeof expected === "string" ? expected : expected.join(t("effort.and"));
  if (row.target !== undefined && fieldText(row.target) === fieldText(expected)) return null;
  return (
    // A sentence of the interface, whichever way the translation runs.
    <div className="translate-use" lang={language} dir={directionOf(language)}>
      <Button size="small" isDisabled={isReadOnly} onPress={() => model.change(row, expected)}>
        {t("fields.use", { value })}
      </Button>
    </div>
  );
}

function FieldActions({ row, model, onSpread }: FieldLineProps) {
  const { t } = useTranslation("translations");
  if (row.state === "differs") {
    return (
      <Button size="small" onPress={() => onSpread(row)}>
        {t("fields.spread")}
      </Button>
    );
  }
  if (!isFieldWork(row) || row.state === "missing") return null;
  return (
    <>
      <Button size="small" onPress={() => model.mark(row, "made")}>
        {t("mark")}
      </Button>
      {row.state === "stale" ? (
        <Button size="small" tone="quiet" onPress={() => model.mark(row, "left")}>
          {t("leave")}
        </Button>
      ) : null}
    </>
  );
}

/** What the field is over the locales, who says so, and the way to say otherwise. */
function RuleMenu({ row, onRule }: FieldLineProps) {
  const { t } = useTranslation("translations");
  const [isOpen, setOpen] = useState(false);
  const { rule, because } = row.rule;
  return (
    <Menu
      label={t("fields.rule", { name: row.name })}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button
          size="small"
          tone="quiet"
          aria-label={`${t(`fields.rules.${rule}`)}: ${t("fields.rule", { name: row.name })}`}
        >
          {t(`fields.rules.${rule}`)}
          <Icon of={ChevronDown} size={13} />
        </Button>
      }
      groups={[
        {
          id: "rules",
          label: t(`fields.because.${because}`),
          selected: rule,
          entries: fieldRules.map((id) => ({
            id,
            label: t(`fields.rules.${id}`),
            description: t(`fields.ruleMeans.${id}`),
          })),
        },
        ...(because === "chosen"
          ? [{ id: "back", entries: [{ id: "propose", label: t("fields.propose") }] }]
          : []),
      ]}
      onAction={(id) => {
        if (id === "propose") onRule(row, null);
        else if (id !== rule) onRule(row, id as FieldRule);
      }}
    />
  );
}
