/** What every widget of the form is given. */

import type { ReactNode } from "react";
import type { FormField } from "./form-model.ts";

export interface WidgetProps {
  readonly field: FormField;
  readonly remark: ReactNode;
  readonly description: ReactNode;
  readonly error: string | null;
  readonly isDisabled: boolean;
}

/** The props that all labelled controls of the kit share. */
export function labelled({ field, remark, description, error, isDisabled }: WidgetProps) {
  return { label: field.name, remark, description, error, isDisabled };
}
