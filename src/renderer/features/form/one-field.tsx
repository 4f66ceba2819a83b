/** One field of a document with its own widget, for a screen that shows it beside something else. */

import type { FieldValue } from "#core/frontmatter/values";
import { useSnapshot } from "../../state/document-store.ts";
import { FieldRow } from "./field-row.tsx";
import { FormContext } from "./form-context.ts";
import { groupOf, pathKey, shapeOfValue } from "./form-model.ts";
import { useFormContext, type FormPaneProps } from "./form-pane.tsx";
import "./form.css";

export interface OneFieldProps extends Omit<FormPaneProps, "onShowSource"> {
  readonly name: string;
  /** What its value looks like where neither the document nor the schema says so. */
  readonly like: FieldValue | undefined;
}

/** Nothing where the frontmatter cannot be read. Every edit is a patch of the field's own bytes, as in the form. */
export function OneField({ session, locale, sources, name, like }: OneFieldProps) {
  const { frontmatter, schema } = useSnapshot(session);
  const form = useFormContext({ session, locale, sources, onShowSource: null });
  if (frontmatter.kind === "unreadable") return null;
  const shape = like === undefined ? null : shapeOfValue(like);
  const { fields, others } = groupOf({
    path: [],
    known: schema?.fields ?? [],
    values: frontmatter.kind === "read" ? frontmatter.values : {},
    places: form.places,
    added: new Map([[pathKey([name]), shape]]),
  });
  const field = [...fields, ...others].find((each) => each.name === name);
  if (field === undefined) return null;
  return (
    <FormContext value={form}>
      <FieldRow field={field} />
    </FormContext>
  );
}
