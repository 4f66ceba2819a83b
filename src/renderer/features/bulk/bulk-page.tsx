/** Many articles edited at once: what, where, how it would look, and what was done before. */

import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import type { BulkOperation } from "#core/bulk/operations";
import { useLanguage } from "../../i18n/use-language.ts";
import type { OpenWorkspace } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { SideScreen } from "../../ui/screen.tsx";
import { chosenVariants, firstForm, operationOf, type BulkForm } from "./bulk-model.ts";
import { OperationForm } from "./operation-form.tsx";
import { OutcomeNotice } from "./outcome-notice.tsx";
import { PlanList } from "./plan-list.tsx";
import { SetList } from "./set-list.tsx";
import { useChangeSets, type ChangeCalls, type ShownPlan } from "./use-change-sets.ts";
import "./bulk.css";

export interface BulkPageProps {
  readonly workspace: OpenWorkspace;
  readonly calls: ChangeCalls;
  /** The names of the fields of a collection; of all with `null`. */
  readonly fieldNames: (collection: string | null) => readonly string[];
}

export function BulkPage({ workspace, calls, fieldNames }: BulkPageProps) {
  const { t } = useTranslation("bulk");
  const [form, setForm] = useState(firstForm);
  const changes = useChangeSets(calls);
  const { library } = workspace;
  const variants = useMemo(
    () => (library.kind === "read" ? chosenVariants(library.articles, form) : []),
    [library, form],
  );
  const change = (part: Partial<BulkForm>) => {
    setForm((before) => ({ ...before, ...part }));
    changes.forget();
  };
  const operation = operationOf(form);
  const show = (wanted: BulkOperation) =>
    changes.show({
      paths: variants.map(({ path }) => path),
      operation: wanted,
      label: `${t(`kinds.${form.kind}`)}: ${form.field}`,
    });
  return (
    <SideScreen
      heading={t("title")}
      group="bulk"
      handleLabel={t("resize")}
      panes={[
        {
          id: "form",
          defaultSize: 32,
          minSize: 300,
          maxSize: 560,
          content: (
            <div className="bulk-side">
              <OperationForm
                form={form}
                onChange={change}
                collections={library.kind === "read" ? library.collections : []}
                fieldNames={fieldNames(form.collection)}
                count={variants.length}
                onShow={operation && variants.length > 0 ? () => show(operation) : null}
                isBusy={changes.progress !== null}
              />
              <SetList sets={changes.sets} isBusy={changes.progress !== null} actions={changes} />
            </div>
          ),
        },
        {
          id: "plan",
          defaultSize: 68,
          minSize: 420,
          content: <PlanPane changes={changes} />,
        },
      ]}
      status={{
        label: t("title"),
        start: t("chosen", { count: variants.length }),
        end: <span>{workspace.value.root}</span>,
      }}
    />
  );
}

interface PlanPaneProps {
  readonly changes: ReturnType<typeof useChangeSets>;
}

function PlanPane({ changes }: PlanPaneProps) {
  const { t } = useTranslation("bulk");
  const language = useLanguage();
  const { plan, outcome, failure, progress } = changes;
  return (
    <section className="bulk-plan" aria-label={t("plan")}>
      {failure ? (
        <Notice tone="error" isLive>
          {describeFailure(failure, language)}
        </Notice>
      ) : null}
      {outcome ? <OutcomeNotice outcome={outcome} onUndo={changes.undo} onFinish={changes.finish} /> : null}
      {progress ? (
        <div className="bulk-progress">
          <ProgressBar
            label={t("working")}
            value={progress.done}
            total={progress.total}
            valueLabel={t("progress", { ...progress })}
          />
          <Button onPress={changes.stop}>{t("stop")}</Button>
        </div>
      ) : null}
      {plan ? (
        <PlannedFiles
          key={plan.plan}
          plan={plan}
          isBusy={progress !== null}
          onApply={(without) => changes.apply(plan, without)}
        />
      ) : outcome || progress ? null : (
        <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
      )}
    </section>
  );
}

interface PlannedFilesProps {
  readonly plan: ShownPlan;
  readonly isBusy: boolean;
  readonly onApply: (without: readonly string[]) => void;
}

/** One plan; what is left out is left out of it alone. */
function PlannedFiles({ plan, isBusy, onApply }: PlannedFilesProps) {
  const { t } = useTranslation("bulk");
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const count = plan.files.length - without.size;
  return (
    <>
      <header className="bulk-head">
        <p role="status">
          {t("summary", { count: plan.files.length })} {t("same", { count: plan.same })}
        </p>
        <Button tone="primary" isDisabled={count === 0 || isBusy} onPress={() => onApply([...without])}>
          {t("apply", { count })}
        </Button>
      </header>
      <PlanList plan={plan} without={without} onWithout={setWithout} />
    </>
  );
}
