/** Many articles edited at once: what, where, how it would look, and what was done before. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import type { BulkOperation } from "#core/bulk/operations";
import type { Collection } from "#core/library/article";
import { useLanguage } from "../../i18n/use-language.ts";
import type { BulkScope } from "../../state/bulk-scope.ts";
import type { ChangeStep, QueryStep } from "../../state/change-calls.ts";
import { useChangeSets, type ChangeCalls, type Plan, type ShownPlan } from "../../state/use-change-sets.ts";
import type { OpenWorkspace } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { ChangeProgress } from "../../ui/change-progress.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OutcomeNotice } from "../../ui/outcome-notice.tsx";
import { SideScreen } from "../../ui/screen.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { formFor, operationOf, type BulkForm } from "./bulk-model.ts";
import { OperationForm } from "./operation-form.tsx";
import { PlanList } from "./plan-list.tsx";
import { SetList } from "./set-list.tsx";
import { useFoundScope, type About, type FoundScope } from "./use-found-scope.ts";
import { ValuesForm, type ValuesFormProps } from "./values-form.tsx";
import "./bulk.css";

export interface BulkPageProps {
  readonly workspace: OpenWorkspace;
  readonly calls: ChangeCalls & {
    readonly planSteps: (steps: readonly ChangeStep[]) => Promise<Plan>;
    readonly planQueries: (steps: readonly QueryStep[]) => Promise<Plan>;
  };
  readonly count: (about: About) => Promise<FoundScope>;
  readonly values: ValuesFormProps["read"];
  /** The names of the fields of a collection; of all with `null`. */
  readonly fieldNames: (collection: string | null) => readonly string[];
  /** What another page handed over. */
  readonly scope: BulkScope | null;
  /** Back to that page; `null` where none did. */
  readonly onBack: (() => void) | null;
}

export function BulkPage(props: BulkPageProps) {
  const { workspace, calls, scope } = props;
  const { t } = useTranslation("bulk");
  const [mode, setMode] = useState<"articles" | "values">(scope?.values ? "values" : "articles");
  const changes = useChangeSets(calls);
  const isBusy = changes.progress !== null;
  return (
    <SideScreen
      heading={t("title")}
      group="bulk"
      handleLabel={t("resize")}
      panes={[
        {
          id: "form",
          defaultSize: 36,
          minSize: 320,
          maxSize: 680,
          content: (
            <div className="bulk-side">
              <SegmentedControl
                label={t("mode")}
                selected={mode}
                onSelect={(id) => {
                  setMode(id as typeof mode);
                  changes.forget();
                }}
                segments={(["articles", "values"] as const).map((id) => ({
                  id,
                  label: t(`modes.${id}`),
                  isDisabled: isBusy,
                }))}
              />
              {mode === "articles" ? (
                <ArticlesForm {...props} changes={changes} />
              ) : (
                <ValuesForm
                  collections={collectionsOf(workspace)}
                  fieldNames={props.fieldNames}
                  read={props.values}
                  scope={scope}
                  files={workspace.library}
                  isBusy={isBusy}
                  onForget={changes.forget}
                  onShow={(steps, label) => changes.show(calls.planQueries(steps), label)}
                />
              )}
              <SetList sets={changes.sets} isBusy={isBusy} actions={changes} />
            </div>
          ),
        },
        {
          id: "plan",
          defaultSize: 64,
          minSize: 420,
          content: <PlanPane changes={changes} />,
        },
      ]}
      status={{ label: t("title"), start: "", end: <span>{workspace.value.root}</span> }}
    />
  );
}

function collectionsOf({ library }: OpenWorkspace): readonly Collection[] {
  return library.kind === "read" ? library.collections : [];
}

type ArticlesFormProps = BulkPageProps & { readonly changes: ReturnType<typeof useChangeSets> };

function ArticlesForm({ workspace, calls, count, fieldNames, scope, onBack, changes }: ArticlesFormProps) {
  const { t } = useTranslation("bulk");
  const [form, setForm] = useState(() => formFor(scope));
  const { collection, query, layout, picked } = form;
  const found = useFoundScope(count, form, workspace.library);
  const change = (part: Partial<BulkForm>) => {
    setForm((before) => ({ ...before, ...part }));
    changes.forget();
  };
  const operation = operationOf(form);
  const isNothing = picked === null ? found?.rows === 0 : picked.length === 0;
  const show = (wanted: BulkOperation) =>
    changes.show(
      picked === null
        ? calls.planQueries([{ about: { collection, query, layout }, operation: wanted }])
        : calls.planSteps([{ paths: picked, operation: wanted }]),
      `${t(`kinds.${form.kind}`)}: ${form.field}`,
    );
  return (
    <OperationForm
      form={form}
      onChange={change}
      collections={collectionsOf(workspace)}
      fieldNames={fieldNames(collection)}
      found={found}
      onBack={onBack}
      onShow={operation && !isNothing ? () => show(operation) : null}
      isBusy={changes.progress !== null}
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
      {progress ? <ChangeProgress label={t("working")} progress={progress} onStop={changes.stop} /> : null}
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
