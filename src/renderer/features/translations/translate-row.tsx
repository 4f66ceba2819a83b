/** One block of the source and its translation, with its state at the edge. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BlockRow } from "#core/locale/block-states";
import { directionOf } from "#core/locale/tags";
import { earlierText } from "#core/locale/translation-facts";
import { pairRemarks } from "#core/parity/pair";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { BesideSide } from "./beside-column.tsx";
import { SourceText } from "./source-text.tsx";
import { TextBlock } from "./text-block.tsx";
import { MarkedTerms } from "./marked-terms.tsx";
import { dropping, PlaceMenu } from "./place-menu.tsx";
import type { Typing } from "./typing.ts";
import type { Beside } from "./use-beside.ts";
import { isWork, ownerOf, type TranslationRows } from "./use-translation-rows.ts";

export interface TranslateRowProps {
  readonly at: number;
  readonly row: BlockRow;
  readonly model: TranslationRows;
  readonly typing: Typing;
  /** Earlier source texts by hash, as far as they are kept; `null` until that is known. */
  readonly earlier: ReadonlyMap<string, string> | null;
  readonly locales: { readonly source: string | null; readonly target: string | null };
  readonly targetName: string;
  /** Other languages: in the source's place, and behind the target. */
  readonly left: Beside | null;
  readonly third: Beside | null;
}

const TONES = {
  current: "success",
  stale: "warning",
  unchecked: "accent",
  missing: "hollow",
  "target-only": "plain",
  moved: "accent",
} as const;

export function TranslateRow(props: TranslateRowProps) {
  const { at, row, model, typing, locales, targetName, third } = props;
  const { t } = useTranslation("translations");
  const source = row.source === null ? null : (model.source.blocks[row.source]?.source ?? "");
  const target = row.target === null ? null : (model.target.blocks[row.target]?.source ?? "");
  return (
    <div
      className="translate-row"
      data-row={at}
      data-work={isWork(row) || undefined}
      data-state={row.state}
      {...dropping(row, model)}
    >
      <LeftSide {...props} />
      <div className="translate-edge">
        {model.isSource ? null : (
          <>
            <Badge tone={row.isLeft ? "plain" : TONES[row.state]}>
              {t(`state.${row.isLeft ? "left" : row.state}`)}
            </Badge>
            <RowActions at={at} row={row} model={model} />
            <PlaceMenu row={row} model={model} />
            <RowParity row={row} model={model} locales={locales} />
          </>
        )}
      </div>
      <div className="translate-side" dir={directionOf(locales.target)}>
        {row.isLeft && target === null ? null : (
          <TextBlock
            label={t("block", { number: at + 1, locale: targetName })}
            lang={locales.target}
            text={target ?? ""}
            {...(target === null && source !== null ? { hint: source } : {})}
            isReadOnly={model.isReadOnly}
            typing={typing}
            owner={ownerOf(at)}
            editFor={(text) => model.editFor(at, text)}
          />
        )}
      </div>
      {third === null ? null : <BesideSide locale={third.locale} beside={third.textFor(row.source)} />}
    </div>
  );
}

/** The source, or another language in its place: what changed in the source is said all the same. */
function LeftSide({ row, model, earlier, locales, left }: TranslateRowProps) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const block = row.source === null ? null : (model.source.blocks[row.source] ?? null);
  const changed =
    block !== null && row.state === "stale" ? (
      <ChangedSource source={block.source} row={row} earlier={earlier} />
    ) : null;
  const way = { lang: locales.source ?? undefined, dir: directionOf(locales.source) };
  if (left === null) {
    return (
      <div className="translate-side" {...way}>
        {changed ??
          (block === null ? null : (
            <p className="translate-text">
              <MarkedTerms block={block} />
            </p>
          ))}
      </div>
    );
  }
  return (
    <div className="translate-side">
      <BesideSide locale={left.locale} beside={left.textFor(row.source)} />
      {changed === null ? null : (
        <>
          <p className="translate-remark">
            {t("changedIn", {
              locale: locales.source ? languageName(locales.source, language) : t("source"),
            })}
          </p>
          <div {...way}>{changed}</div>
        </>
      )}
    </div>
  );
}

function ChangedSource({
  source,
  row,
  earlier,
}: {
  readonly source: string;
  readonly row: BlockRow;
  readonly earlier: TranslateRowProps["earlier"];
}) {
  const { t } = useTranslation("translations");
  const before = earlierText(row, earlier);
  const isUnknown = earlier !== null && before === undefined;
  return (
    <>
      <SourceText text={source} before={before} />
      {isUnknown ? <p className="translate-remark">{t("changedUnknown")}</p> : null}
    </>
  );
}

function RowActions({ at, row, model }: Pick<TranslateRowProps, "at" | "row" | "model">) {
  const { t } = useTranslation("translations");
  if (!isWork(row)) return null;
  if (row.state === "missing") {
    return (
      <>
        <Button
          size="small"
          isDisabled={model.isReadOnly}
          onPress={() => model.change(at, model.source.blocks[row.source ?? -1]?.source ?? "")}
        >
          {t("copySource")}
        </Button>
        <Button size="small" tone="quiet" onPress={() => model.mark(at, "left")}>
          {t("leaveOut")}
        </Button>
      </>
    );
  }
  return (
    <>
      {row.state === "target-only" ? null : (
        <Button size="small" onPress={() => model.mark(at, "made")}>
          {t("mark")}
        </Button>
      )}
      {row.state === "stale" || row.state === "target-only" ? (
        <Button size="small" tone="quiet" onPress={() => model.mark(at, "left")}>
          {t("leave")}
        </Button>
      ) : null}
    </>
  );
}

/** How many marks of a kind are named. */
const NAMED = 3;

/** What one side of the pair holds and the other does not. */
function RowParity({ row, model, locales }: Pick<TranslateRowProps, "row" | "model" | "locales">) {
  const { t } = useTranslation("translations");
  const source = row.source === null ? undefined : model.source.blocks[row.source];
  const target = row.target === null ? undefined : model.target.blocks[row.target];
  const found = useMemo(
    () => (source && target ? pairRemarks({ source, target }, locales) : null),
    [source, target, locales],
  );
  if (found === null || (found.differences.length === 0 && !found.isUntranslated)) return null;
  return (
    <ul className="translate-parity">
      {found.isUntranslated ? <li>{t("parity.untranslated")}</li> : null}
      {found.differences.map(({ kind, missing, extra }) => (
        <li key={kind}>
          {t(`parity.${kind}`)}
          {missing.length > 0 && kind !== "code" ? <del>{missing.slice(0, NAMED).join(", ")}</del> : null}
          {extra.length > 0 && kind !== "code" ? <ins>{extra.slice(0, NAMED).join(", ")}</ins> : null}
        </li>
      ))}
    </ul>
  );
}
