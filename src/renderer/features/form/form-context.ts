/** What every field of a form needs of the form around it. */

import { createContext, use, type ReactNode } from "react";
import type { FieldChange } from "#core/frontmatter/edit";
import type { FieldMap, FieldPlace } from "#core/frontmatter/values";
import type { FieldPath, Problem } from "#core/problems/problem";
import type { Field, FieldShape } from "#core/schema/field";
import type { ImageSources } from "../../ui/image-chooser.tsx";
import type { DocumentSession } from "../../state/document-session.ts";

/** A value that other articles of the collection have, and how many of them. */
export interface Completion {
  readonly value: string;
  readonly count: number;
}

/** What a form asks of the world; the app answers it through the host. */
export interface FormSources extends ImageSources {
  /** The values that `field` ("tags", "seo.keywords") has across the collection, most used first. */
  readonly completions: (field: string) => Promise<readonly Completion[]>;
}

/** A map whose fields are shown together. */
export interface GroupProps {
  readonly path: FieldPath;
  readonly known: readonly Field[];
  readonly values: FieldMap;
}

export interface FormContextValue extends FormSources {
  readonly session: DocumentSession;
  readonly locale: string | null;
  readonly isDisabled: boolean;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly places: ReadonlyMap<string, FieldPlace>;
  readonly added: ReadonlyMap<string, FieldShape | null>;
  readonly change: (change: FieldChange, isTyping?: boolean) => void;
  readonly refused: string | null;
  /** Show a field that has no value yet; nothing is written before one is entered. */
  readonly add: (path: FieldPath, shape: FieldShape | null) => void;
  /** Take the field out of the document, or out of sight where it was only added. */
  readonly remove: (path: FieldPath) => void;
  readonly rename: (path: FieldPath, name: string) => void;
  /** `null` where no source editor stands beside. */
  readonly onShowSource: ((offset: number) => void) | null;
  /** Groups hold fields and fields hold groups: the form ties the knot. */
  readonly renderGroup: (group: GroupProps) => ReactNode;
}

export const FormContext = createContext<FormContextValue | null>(null);

export function useForm(): FormContextValue {
  const form = use(FormContext);
  if (!form) throw new RangeError("a field needs a form around it");
  return form;
}
