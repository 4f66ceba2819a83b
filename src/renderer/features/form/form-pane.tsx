/** The frontmatter as a form made from the collection's schema. */

import { offsetOfLine } from "#core/document/parts";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldMap } from "#core/frontmatter/values";
import { isOfBody, type FieldPath, type Problem } from "#core/problems/problem";
import { describeProblem } from "#core/problems/words";
import type { CollectionSchema, FieldShape } from "#core/schema/field";
import { useLanguage } from "../../i18n/use-language.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshot } from "../../state/document-store.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { FieldGroup } from "./field-group.tsx";
import { FormContext, type FormContextValue, type FormSources, type GroupProps } from "./form-context.ts";
import { pathKey, placesByPath, problemsByField } from "./form-model.ts";
import { useFieldEdits } from "./use-field-edits.ts";
import "./form.css";

export interface FormPaneProps {
  readonly session: DocumentSession;
  /** BCP 47 tag of the article, so that Japanese is set as Japanese in an English interface. */
  readonly locale: string | null;
  readonly sources: FormSources;
  /** Show this offset of the document in the source editor. */
  readonly onShowSource: (offset: number) => void;
}

const NOTHING: FieldMap = {};

const renderGroup = (group: GroupProps) => <FieldGroup {...group} />;

export function FormPane({ session, locale, sources, onShowSource }: FormPaneProps) {
  const { t } = useTranslation("form");
  const snapshot = useSnapshot(session);
  const { frontmatter, problems, schema } = snapshot;
  const form = useFormContext({ session, locale, sources, onShowSource });
  if (frontmatter.kind === "unreadable") {
    return <Unreadable problems={frontmatter.problems} text={snapshot.text} onShowSource={onShowSource} />;
  }
  const values = frontmatter.kind === "read" ? frontmatter.values : NOTHING;
  return (
    <FormContext value={form}>
      <form className="form-pane" aria-label={t("label")} onSubmit={(event) => event.preventDefault()}>
        <div className="form-sheet">
          <SchemaSource schema={schema} />
          <GeneralProblems problems={problems} />
          {frontmatter.kind === "none" ? <p className="form-empty">{t("none")}</p> : null}
          <FieldGroup path={[]} known={schema?.fields ?? []} values={values} />
        </div>
      </form>
    </FormContext>
  );
}

type ContextNeeds = Pick<FormPaneProps, "session" | "locale" | "sources"> &
  Pick<FormContextValue, "onShowSource">;

/** What the fields of a document's form share. */
export function useFormContext({ session, locale, sources, onShowSource }: ContextNeeds): FormContextValue {
  const { frontmatter, problems, readOnly } = useSnapshot(session);
  const { change, refused } = useFieldEdits(session);
  const [added, setAdded] = useState<ReadonlyMap<string, FieldShape | null>>(new Map());
  const add = useCallback(
    (path: FieldPath, shape: FieldShape | null) =>
      setAdded((before) => new Map(before).set(pathKey(path), shape)),
    [],
  );
  const places = useMemo(() => placesByPath(frontmatter), [frontmatter]);
  const byField = useMemo(() => problemsByField(problems), [problems]);
  const forget = (path: FieldPath) =>
    setAdded((before) => new Map([...before].filter(([key]) => key !== pathKey(path))));
  const rename = (path: FieldPath, name: string) => {
    forget(path);
    change({ kind: "rename", path, name });
  };
  const remove = (path: FieldPath) => {
    forget(path);
    if (places.has(pathKey(path))) change({ kind: "remove", path });
  };
  const isDisabled = readOnly !== null;
  return {
    ...sources,
    session,
    locale,
    isDisabled,
    problems: byField,
    places,
    added,
    change,
    refused,
    add,
    remove,
    rename,
    onShowSource,
    renderGroup,
  };
}

/** Who says what the fields are. */
function SchemaSource({ schema }: { readonly schema: CollectionSchema | null }) {
  const { t } = useTranslation("form");
  if (schema === null) return <p className="form-source">{t("source.nobody")}</p>;
  if (schema.source === "inferred") return <p className="form-source">{t("source.inferred")}</p>;
  return (
    <p className="form-source">
      {t(`source.${schema.source}`)} <code>{schema.from}</code>
    </p>
  );
}

/** What is wrong with the frontmatter as a whole: a field has its problems at itself. */
function GeneralProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const language = useLanguage();
  const general = problems.filter(
    (problem) => !isOfBody(problem) && (problem.field === undefined || problem.field.length === 0),
  );
  return general.map((problem) => (
    <Notice key={`${problem.rule} ${problem.line}`} tone={problem.severity === "error" ? "error" : "warning"}>
      {describeProblem(problem, language)}
    </Notice>
  ));
}

interface UnreadableProps {
  readonly problems: readonly Problem[];
  readonly text: string;
  readonly onShowSource: (offset: number) => void;
}

/** Frontmatter that cannot be read is not guessed at: it is mended as source. */
function Unreadable({ problems, text, onShowSource }: UnreadableProps) {
  const { t } = useTranslation("form");
  const language = useLanguage();
  const [problem] = problems;
  const line = problem?.line ?? 1;
  return (
    <div className="form-pane" role="group" aria-label={t("label")}>
      <div className="form-sheet">
        <Notice
          tone="error"
          isLive
          title={t("unreadable", { line })}
          actions={
            <Button onPress={() => onShowSource(offsetOfLine(text, line))}>{t("editAsSource")}</Button>
          }
        >
          {problem ? describeProblem(problem, language) : null}
        </Notice>
      </div>
    </div>
  );
}
