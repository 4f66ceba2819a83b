import type { FieldPath } from "#core/problems/problem";
import { focusField } from "../features/form/index.ts";
import { runCommand } from "../state/commands.ts";

/** Show the form beside the text, with the cursor in the field at `path`. */
export function showField(path: FieldPath): void {
  runCommand("right.form");
  focusField(path);
}
