/** What is wrong with the document, each with the way to it. */

import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { FieldPath, Fix, Problem, Severity } from "#core/problems/problem";
import { offsetOfLine } from "#core/document/parts";
import { describeFix, describeProblem, fieldLabel } from "#core/problems/words";
import { useLanguage } from "../../i18n/use-language.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { Button as SmallButton } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import "./problems.css";

export interface ProblemsListProps {
  readonly session: DocumentSession;
  /** Show the field in the form. */
  readonly onField: (path: FieldPath) => void;
  /** Bring an offset of the document into view in the editor. */
  readonly onReveal: (offset: number) => void;
}

const icons = { error: CircleAlert, warning: TriangleAlert, note: Info } as const satisfies Record<
  Severity,
  unknown
>;

export function ProblemsList({ session, onField, onReveal }: ProblemsListProps) {
  const { t } = useTranslation("problems");
  const problems = useSnapshotPart(session, (snapshot) => snapshot.problems);
  const canEdit = useSnapshotPart(session, ({ readOnly }) => readOnly === null);
  if (problems.length === 0) return <p className="problems-none">{t("none")}</p>;
  return (
    <ul className="problems-list" aria-label={t("label")}>
      {problems.map((problem, index) => (
        <li key={`${index} ${problem.rule}`} className="problems-item">
          <ProblemRow problem={problem} onPress={() => goTo(problem, { session, onField, onReveal })} />
          {problem.fix && canEdit ? (
            <FixButton fix={problem.fix} onPress={() => solve(problem, session)} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Panes deliver first, which may move the passage or take it away. */
function solve(problem: Problem, session: DocumentSession): void {
  session.flush();
  const { problems } = session.snapshot();
  const current = problems.includes(problem)
    ? problem
    : problems.find((other) => isSameFinding(other, problem));
  if (current?.fix) session.edit(current.fix.edit, "problems", null);
}

function isSameFinding(one: Problem, other: Problem): boolean {
  return (
    one.rule === other.rule &&
    one.details["text"] === other.details["text"] &&
    one.fix?.becomes === other.fix?.becomes
  );
}

/** A field's problem leads to the field; one of the frontmatter as a whole to its line. */
function goTo(problem: Problem, { session, onField, onReveal }: ProblemsListProps): void {
  const { frontmatter, text } = session.snapshot();
  if (problem.field !== undefined && problem.field.length > 0 && frontmatter.kind !== "unreadable")
    onField(problem.field);
  else onReveal(offsetOfLine(text, problem.line ?? 1));
}

/** What it will write is in its name and its tooltip. */
function FixButton({ fix, onPress }: { readonly fix: Fix; readonly onPress: () => void }) {
  const { t } = useTranslation("problems");
  const description = describeFix(fix, useLanguage());
  return (
    <Tooltip text={description} placement="left">
      <SmallButton size="small" aria-label={t("fixLabel", { fix: description })} onPress={onPress}>
        {t("fix")}
      </SmallButton>
    </Tooltip>
  );
}

function ProblemRow({ problem, onPress }: { readonly problem: Problem; readonly onPress: () => void }) {
  const { t } = useTranslation("problems");
  const language = useLanguage();
  const { severity, field, line } = problem;
  return (
    <Button className="problems-row" data-severity={severity} onPress={onPress}>
      <Icon of={icons[severity]} label={t(`severity.${severity}`)} className="problems-icon" />
      <span className="problems-text">{describeProblem(problem, language)}</span>
      <span className="problems-place">
        {field && field.length > 0 ? <span className="problems-field">{fieldLabel(field)}</span> : null}
        {line === undefined ? null : <span>{t("line", { line })}</span>}
      </span>
    </Button>
  );
}
