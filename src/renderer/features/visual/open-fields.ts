/** Fields inside the text that keep what is typed until they are left: an island's source, a code's language. */

const DELIVER = "galley-deliver";

/** Have every field under `root` hand over what it has now. They stay open; one that has lost the focus is asked too. */
export function deliverOpenFields(root: Element): void {
  for (const field of root.querySelectorAll("textarea, input")) field.dispatchEvent(new Event(DELIVER));
}

/** Call `deliver` whenever what is typed in `field` is wanted before it is left. */
export function onFieldWanted(field: HTMLElement, deliver: () => void): void {
  field.addEventListener(DELIVER, deliver);
}

/** Keep a key of the field from the editor around it. Commands such as saving go on: undo is the field's own. */
export function keepKeyInside(event: KeyboardEvent): void {
  const isCommand = (event.ctrlKey || event.metaKey) && !/^[zyacvx]$/i.test(event.key);
  if (!isCommand) event.stopPropagation();
}
