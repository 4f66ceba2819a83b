export { FormPane } from "./form-pane.tsx";
export { OneField } from "./one-field.tsx";
export type { FormSources } from "./form-context.ts";
export { focusField } from "./focus-field.ts";
