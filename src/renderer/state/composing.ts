/** Whether an input method is composing: half a word is nobody's text yet. */

let composing = false;

if (typeof document !== "undefined") {
  document.addEventListener("compositionstart", () => (composing = true), true);
  document.addEventListener("compositionend", () => (composing = false), true);
}

export function isComposing(): boolean {
  return composing;
}
