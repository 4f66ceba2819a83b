/** The form and the problems with what they need of the host and of the other panes. */

import { useMemo } from "react";
import type { FieldValue } from "#core/frontmatter/values";
import type { Article } from "#core/library/article";
import type { WorkspaceValue } from "#contract/values";
import { FormPane, OneField, type FormSources } from "../features/form/index.ts";
import { ProblemsList } from "../features/problems/index.ts";
import type { Host } from "../host/create-host.ts";
import type { DocumentSession } from "../state/document-session.ts";
import { showField } from "./show-field.ts";
import { useImageSources } from "./use-image-sources.ts";

interface FormSeatProps {
  readonly host: Host;
  readonly workspace: WorkspaceValue;
  readonly article: Article;
  readonly session: DocumentSession;
  readonly onShowSource: (offset: number) => void;
}

export function FormSeat({ onShowSource, ...props }: FormSeatProps) {
  return <FormPane session={props.session} {...useFormSources(props)} onShowSource={onShowSource} />;
}

/** A field of the document, and what a value of it looks like where it has none yet. */
export interface SeatedField {
  readonly name: string;
  readonly like: FieldValue | undefined;
}

/** One field of a document with the widget that the form has for it. */
export function FieldSeat({ name, like, ...props }: Omit<FormSeatProps, "onShowSource"> & SeatedField) {
  return <OneField session={props.session} {...useFormSources(props)} name={name} like={like} />;
}

function useFormSources({ host, workspace, article, session }: Omit<FormSeatProps, "onShowSource">) {
  const { path } = session.snapshot();
  const { collection } = article;
  const locale = article.variants.find((variant) => variant.path === path)?.locale ?? null;
  const images = useImageSources(host, workspace.id, path);
  const sources = useMemo((): FormSources => {
    const at = { workspace: workspace.id };
    return {
      async completions(field) {
        const { values } = await host.call("schema.values", { ...at, collection, field, locale });
        return values;
      },
      ...images,
    };
  }, [host, workspace.id, collection, locale, images]);
  return { locale, sources };
}

interface ProblemsSeatProps {
  readonly session: DocumentSession;
  readonly onReveal: (offset: number) => void;
}

export function ProblemsSeat({ session, onReveal }: ProblemsSeatProps) {
  return <ProblemsList session={session} onField={showField} onReveal={onReveal} />;
}
