/** Fields inside the text that keep what is typed until they are left: an island's source, a code's language. */

const DELIVER = "galley-deliver";

export interface Fields {
  /** Whether something was typed in one of them that was not asked for since. */
  areTypedIn(): boolean;
  /** Have every one hand over what it has now. They stay open; one that has lost the focus is asked too. */
  deliver(): void;
  stop(): void;
}

/** What is typed in a field of `text` is no edit of the text until the field is left or asked for it; `onTyped` is told. */
export function watchFields(text: HTMLElement, onTyped: () => void): Fields {
  let areTypedIn = false;
  const onInput = ({ target }: Event) => {
    // The text's own input comes here, too.
    if (target === text) return;
    areTypedIn = true;
    onTyped();
  };
  text.addEventListener("input", onInput);
  return {
    areTypedIn: () => areTypedIn,
    deliver() {
      areTypedIn = false;
      for (const field of text.querySelectorAll("textarea, input")) field.dispatchEvent(new Event(DELIVER));
    },
    stop: () => text.removeEventListener("input", onInput),
  };
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
