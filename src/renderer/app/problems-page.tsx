/** The problems of the site with what they need of the host: fixing, letting stand, taking elsewhere. */

import { useTranslation } from "react-i18next";
import { copyText as textOfRows } from "#core/library/copied-rows";
import { dismissalOf } from "#core/problems/dismissed";
import { ruleWords } from "#core/problems/guide";
import { printedProblem, problemRows } from "#core/problems/printed";
import { sarifLog } from "#core/problems/sarif";
import type { FileProblem } from "#contract/values";
import { SiteProblems, type ExportFormat } from "../features/site-problems/index.ts";
import type { Host } from "../host/create-host.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { changeCallsOf } from "../state/change-calls.ts";
import { useAppState, useStore } from "../state/store.ts";
import { useCopyText, useNotify, useTellFailure } from "../state/use-notify.ts";
import { useSiteProblems } from "../state/use-site-problems.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";

interface ProblemsPageProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
}

export function ProblemsPage({ host, workspace }: ProblemsPageProps) {
  const { t } = useTranslation("siteProblems");
  const language = useLanguage();
  const store = useStore();
  const notify = useNotify();
  const version = useAppState((state) => state.start.version);
  const found = useSiteProblems(host, workspace);
  const { id } = workspace.value;
  const tellFailure = useTellFailure();
  const copyText = useCopyText();
  const orTell = (task: Promise<void>) => void task.catch(tellFailure);
  const fix = async ({ path, problem, revision }: FileProblem) => {
    if (!problem.fix || revision === undefined) return;
    const { planEdits, apply } = changeCallsOf(host, id);
    const label = `${ruleWords(problem.rule, language).title}: ${path}`;
    const { plan } = await planEdits([{ path, base: revision, edit: problem.fix.edit }]);
    const { written } = await apply(plan, label, []);
    notify(written > 0 ? "success" : "warning", t(written > 0 ? "fixed" : "fixChanged", { path }));
  };
  const dismiss = async (one: FileProblem, isDismissed: boolean) => {
    await host.call("problems.dismiss", { workspace: id, dismissals: [dismissalOf(one)], isDismissed });
    notify("success", t(isDismissed ? "wasDismissed" : "wasRestored"));
    found.readAgain();
  };
  const copy = async (problems: readonly FileProblem[], format: ExportFormat) => {
    const printed = problems.map((problem) => printedProblem(problem, language));
    const text =
      format === "sarif"
        ? JSON.stringify(sarifLog(printed, { version, language }), null, 2)
        : textOfRows(problemRows(printed), format);
    await copyText(text, t("copied", { count: printed.length }), t("notCopied"));
  };
  return (
    <SiteProblems
      workspace={workspace}
      found={found}
      onFix={(one) => orTell(fix(one))}
      onDismiss={(one, isDismissed) => orTell(dismiss(one, isDismissed))}
      onCopy={(problems, format) => orTell(copy(problems, format))}
      onOpen={(article, path, place) => store.dispatch({ kind: "article-opened", article, path, place })}
    />
  );
}
