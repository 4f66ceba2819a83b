/** Findings under their headings, of which only those in sight are drawn. */

import { CircleAlert, EyeOff, Info, TriangleAlert, Undo2 } from "lucide-react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { ruleWords } from "#core/problems/guide";
import type { Fix, Severity } from "#core/problems/problem";
import { describeFix, describeProblem, fieldLabel } from "#core/problems/words";
import type { FileProblem } from "#contract/values";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { articleAt } from "../../state/article-at.ts";
import type { ArticlePlace, OpenWorkspace } from "../../state/workspace-state.ts";
import { Button as SmallButton } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { moveFocusAmong } from "../../ui/move-focus.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";
import type { FindingRow } from "./findings.ts";

export interface FindingListProps {
  readonly rows: readonly FindingRow[];
  readonly workspace: OpenWorkspace;
  readonly onOpen: (article: Article, path: string, place: ArticlePlace) => void;
  readonly onFix: (found: FileProblem) => void;
  readonly areDismissed: boolean;
  readonly onDismiss: (found: FileProblem, isDismissed: boolean) => void;
}

/** Pixels: about what a row measures before it is drawn. */
const ROW = 46;

const icons = { error: CircleAlert, warning: TriangleAlert, note: Info } as const satisfies Record<
  Severity,
  unknown
>;

export function FindingList({ rows, ...list }: FindingListProps) {
  const { t } = useTranslation("siteProblems");
  return (
    <VirtualList label={t("list")} rows={rows} rowHeight={ROW}>
      {(row) => (row.kind === "finding" ? <Finding found={row.found} {...list} /> : <Heading row={row} />)}
    </VirtualList>
  );
}

function Heading({ row }: { readonly row: Exclude<FindingRow, { kind: "finding" }> }) {
  const language = useLanguage();
  const { title, why } = row.kind === "rule" ? ruleWords(row.rule, language) : { title: row.path, why: "" };
  return (
    <div className="site-problems-heading">
      <h2>
        {title} <span className="site-problems-heading-count">{formatNumber(row.count, language)}</span>
      </h2>
      {why === "" ? null : <p>{why}</p>}
    </div>
  );
}

interface FindingProps extends Omit<FindingListProps, "rows"> {
  readonly found: FileProblem;
}

function Finding({ found, workspace, areDismissed, onOpen, onFix, onDismiss }: FindingProps) {
  const { path, problem } = found;
  const { t } = useTranslation("siteProblems");
  const language = useLanguage();
  const { severity, field, line } = problem;
  const article = articleAt(workspace, path);
  const open = () => article && onOpen(article, path, { field, line });
  return (
    <div className="site-problems-finding">
      <Button
        className="site-problems-row"
        data-severity={severity}
        isDisabled={article === null}
        onPress={open}
        onKeyDown={moveFocusAmong(".site-problems-row:not(:disabled)")}
      >
        <Icon of={icons[severity]} label={t(`severity.${severity}`)} className="site-problems-icon" />
        <span className="site-problems-text">
          <span>{describeProblem(problem, language)}</span>
          <span className="site-problems-where">
            {path}
            {line === undefined ? null : `:${line}`}
            {field && field.length > 0 ? ` · ${fieldLabel(field)}` : null}
          </span>
        </span>
      </Button>
      {problem.fix && found.revision !== undefined ? (
        <FixButton fix={problem.fix} onPress={() => onFix(found)} />
      ) : null}
      <IconButton
        size="small"
        icon={areDismissed ? Undo2 : EyeOff}
        label={t(areDismissed ? "restore" : "dismiss", { path })}
        onPress={() => onDismiss(found, !areDismissed)}
      />
    </div>
  );
}

/** What it will write is in its name and its tooltip. */
function FixButton({ fix, onPress }: { readonly fix: Fix; readonly onPress: () => void }) {
  const { t } = useTranslation("siteProblems");
  const description = describeFix(fix, useLanguage());
  return (
    <Tooltip text={description} placement="left">
      <SmallButton size="small" aria-label={t("fixLabel", { fix: description })} onPress={onPress}>
        {t("fix")}
      </SmallButton>
    </Tooltip>
  );
}
