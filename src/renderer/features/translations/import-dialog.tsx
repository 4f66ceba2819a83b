/** A file that came back: what it would change, what is refused and why; made only when the person says so. */

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChangeOutcome } from "#contract/changes";
import { describeFileFault, describeUnitFault } from "#core/words/exchange";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { ChangedWords } from "../../ui/changed-words.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import type { ExchangeHost, ImportPlan, ReadFile } from "./exchange-host.ts";

export interface ImportDialogProps {
  readonly file: File;
  readonly host: ExchangeHost;
  readonly onClose: () => void;
}

type Step =
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly read: ReadFile; readonly plan: ImportPlan | null }
  | {
      readonly kind: "done";
      readonly read: ReadFile;
      readonly outcome: ChangeOutcome;
      readonly isUndone: boolean;
    }
  | { readonly kind: "failed"; readonly failure: FailureValue };

/** A longer file is not handed over. */
const LONGEST_BYTES = 18_000_000;

export function ImportDialog({ file, host, onClose }: ImportDialogProps) {
  const { t } = useTranslation("exchange");
  const language = useLanguage();
  const [step, setStep] = useState<Step>({ kind: "reading" });
  const body = useRef<HTMLDivElement>(null);
  // What was pressed is gone with its step, and the focus with it.
  useEffect(() => body.current?.focus(), [step.kind]);
  const fail = (error: unknown): void => setStep({ kind: "failed", failure: failureOf(error) });
  useEffect(
    () =>
      takeAnswer(readFile(file, host), setStep, (error) =>
        setStep({ kind: "failed", failure: failureOf(error) }),
      ),
    [file, host],
  );
  const apply = (): void => {
    if (step.kind !== "read" || step.plan === null) return;
    const { read, plan } = step;
    setStep({ kind: "reading" });
    host
      .apply(plan, t("import.label", { name: file.name }), read.files)
      .then((outcome) => setStep({ kind: "done", read, outcome, isUndone: false }), fail);
  };
  const undo = (): void => {
    if (step.kind !== "done") return;
    const { read } = step;
    host
      .undo(step.outcome.id)
      .then((outcome) => setStep({ kind: "done", read, outcome, isUndone: true }), fail);
  };
  const count = step.kind === "read" ? (step.plan?.files.length ?? 0) : 0;
  return (
    <Dialog
      title={t("import.title", { name: file.name })}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        step.kind === "read" && count > 0 ? (
          <Button tone="primary" onPress={apply}>
            {t("import.apply", { count })}
          </Button>
        ) : step.kind === "done" && !step.isUndone && step.outcome.written > 0 ? (
          <Button onPress={undo}>{t("import.undo")}</Button>
        ) : null
      }
    >
      <div ref={body} tabIndex={-1} className="exchange-body">
        {step.kind === "reading" ? <Spinner label={t("import.reading")} /> : null}
        {step.kind === "failed" ? (
          <Notice tone="error">{describeFailure(step.failure, language)}</Notice>
        ) : null}
        {step.kind === "read" ? <Report read={step.read} plan={step.plan} /> : null}
        {step.kind === "done" ? (
          <Notice
            tone={step.outcome.refused.length > 0 || !step.outcome.isFinished ? "warning" : "success"}
            isLive
          >
            {t(step.isUndone ? "import.undone" : "import.done", { count: step.outcome.written })}{" "}
            {step.outcome.refused.length > 0
              ? t("import.changedMeanwhile", { count: step.outcome.refused.length })
              : ""}
          </Notice>
        ) : null}
      </div>
    </Dialog>
  );
}

async function readFile(file: File, host: ExchangeHost): Promise<Step> {
  const tooLarge: ReadFile = { fault: { fault: "too-large", line: 1, detail: "" }, files: [], refused: [] };
  if (file.size > LONGEST_BYTES) return { kind: "read", read: tooLarge, plan: null };
  const read = await host.read(file.name, await file.text());
  const changed = read.files.filter(({ edit }) => edit.length > 0);
  return { kind: "read", read, plan: changed.length === 0 ? null : await host.plan(changed) };
}

function Report({ read, plan }: { readonly read: ReadFile; readonly plan: ImportPlan | null }) {
  const { t } = useTranslation("exchange");
  const language = useLanguage();
  if (read.fault) {
    return (
      <Notice tone="error" isLive title={t("import.refused")}>
        {describeFileFault(read.fault, language)}
      </Notice>
    );
  }
  const sum = (of: "changed" | "same"): number => read.files.reduce((all, file) => all + file[of], 0);
  return (
    <div className="exchange-report">
      <p role="status">{t("import.summary", { count: sum("changed"), same: sum("same") })}</p>
      {read.refused.length > 0 ? (
        <Notice tone="warning" title={t("import.left", { count: read.refused.length })}>
          <ul className="exchange-refused">
            {read.refused.slice(0, MOST_SHOWN).map(({ path, ...fault }, at) => (
              <li key={`${at} ${path}`}>
                {path}: {describeUnitFault(fault, language)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {plan && plan.refused.length > 0 ? <FilesLeft refused={plan.refused} /> : null}
      <ul className="exchange-files">
        {plan?.files.map(({ path, line, before, after }) => (
          <li key={path} className="exchange-file">
            <p className="exchange-path">{t("import.place", { path, line })}</p>
            <p className="exchange-diff">
              <ChangedWords before={before} after={after} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Files that cannot be changed, and why: the same words as in the bulk pages. */
function FilesLeft({ refused }: Pick<ImportPlan, "refused">) {
  const { t } = useTranslation("exchange");
  const reasons = useTranslation("bulk");
  return (
    <Notice tone="warning" title={t("import.filesLeft", { count: refused.length })}>
      <ul className="exchange-refused">
        {refused.slice(0, MOST_SHOWN).map(({ path, reason, message }) => (
          <li key={path}>
            {path}: {reasons.t(`refused.${reason}`, { message })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const MOST_SHOWN = 50;
