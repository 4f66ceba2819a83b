/** The pages of a whole workspace, composed of features that do not know each other. */

import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { ruleWords } from "#core/problems/guide";
import { describeFailure } from "#core/words/failures";
import type { FileProblem } from "#contract/values";
import { BulkScreen } from "./bulk-screen.tsx";
import { SiteProblems } from "../features/site-problems/index.ts";
import type { Host } from "../host/create-host.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { failureOf } from "../state/actions.ts";
import { changeCallsOf } from "../state/change-calls.ts";
import type { PageId } from "../state/pages.ts";
import { useStore } from "../state/store.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { TableSeat } from "./table-seat.tsx";
import { TranslationsPage } from "./translations-page.tsx";

export interface PageScreenProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
  readonly page: PageId;
}

export function PageScreen({ page, ...props }: PageScreenProps) {
  switch (page) {
    case "table":
      return <TableSeat {...props} />;
    case "problems":
      return <ProblemsPage {...props} />;
    case "translations":
      return <TranslationsPage {...props} />;
    case "bulk":
      return <BulkScreen {...props} />;
  }
}

type PageProps = Omit<PageScreenProps, "page">;

function ProblemsPage({ host, workspace }: PageProps) {
  const { t } = useTranslation("siteProblems");
  const language = useLanguage();
  const store = useStore();
  const { id } = workspace.value;
  const read = useCallback(
    async () => (await host.call("problems.read", { workspace: id })).problems as readonly FileProblem[],
    [host, id],
  );
  const fix = useCallback(
    async ({ path, problem, revision }: FileProblem) => {
      if (!problem.fix || revision === undefined) return;
      const { planEdit, apply } = changeCallsOf(host, id);
      const label = `${ruleWords(problem.rule, language).title}: ${path}`;
      try {
        const { plan } = await planEdit(path, revision, problem.fix.edit);
        const { written } = await apply(plan, label, []);
        store.dispatch({
          kind: "notice-raised",
          tone: written > 0 ? "success" : "warning",
          text: t(written > 0 ? "fixed" : "fixChanged", { path }),
        });
      } catch (error) {
        const failure = failureOf(error);
        store.dispatch({ kind: "notice-raised", tone: "error", text: describeFailure(failure, language) });
      }
    },
    [host, id, language, store, t],
  );
  return (
    <SiteProblems
      workspace={workspace}
      read={read}
      onFix={(found) => void fix(found)}
      onOpen={(article, path, place) => store.dispatch({ kind: "article-opened", article, path, place })}
    />
  );
}
