/** One value of a field for every variant of the article: looked at file by file, made as one change, undone as one. */

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GivenValue, BulkOperation } from "#core/bulk/operations";
import { isList, isMap } from "#core/frontmatter/compare";
import { plainValue, type FieldValue } from "#core/frontmatter/values";
import type { FieldRow } from "#core/locale/field-states";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import type { FieldPlan, TranslationHost } from "./translation-host.ts";

export interface SpreadValueProps {
  readonly row: FieldRow;
  /** Of every variant but the source. */
  readonly paths: readonly string[];
  readonly host: TranslationHost;
  readonly onClose: () => void;
  /** How many files hold the value now, and the change by which that is undone. */
  readonly onDone: (done: { readonly id: string; readonly written: number }) => void;
}

export function SpreadValue({ row, paths, host, onClose, onDone }: SpreadValueProps) {
  const { t } = useTranslation("translations");
  const { t: common } = useTranslation("common");
  const language = useLanguage();
  const [plan, setPlan] = useState<FieldPlan | null>(null);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const fail = (error: unknown) => setFailure(failureOf(error));
  useEffect(() => {
    host.planChange(paths, operationFor(row)).then(setPlan, fail);
    // The dialog stands for one row of one moment.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const title = t("fields.spreadTitle", { name: row.name });
  const apply = () => {
    if (plan) host.applyPlan(plan.plan, title).then(onDone, fail);
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{common("cancel")}</Button>
          <Button tone="primary" isDisabled={!plan || plan.files.length === 0} onPress={apply}>
            {t("fields.spreadApply", { count: plan?.files.length ?? 0 })}
          </Button>
        </>
      }
    >
      {failure ? <Notice tone="error">{describeFailure(failure, language)}</Notice> : null}
      {plan === null && failure === null ? <Spinner label={title} /> : null}
      {plan?.files.length === 0 ? <p>{t("fields.spreadNothing")}</p> : null}
      <ul className="translate-plan">
        {plan?.files.map(({ path, before, after }) => (
          <li key={path}>
            <code>{path}</code>
            <p>
              <del>{before}</del> <ins>{after}</ins>
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Whether a change set can write the value: texts, numbers, truth values and lists of texts. */
export function canSpread({ source }: FieldRow): boolean {
  if (source === undefined) return true;
  return !isMap(source) && (!isList(source) || source.every((item) => typeof plainValue(item) === "string"));
}

function operationFor({ name, source }: FieldRow): BulkOperation {
  if (source === undefined || source === null) return { kind: "clear", field: name };
  return { kind: "set", field: name, value: given(source) };
}

function given(value: FieldValue): GivenValue {
  const plain = plainValue(value);
  if (isList(plain)) return plain.map(String);
  return typeof plain === "number" || typeof plain === "boolean" ? plain : String(plain);
}
