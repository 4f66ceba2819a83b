/** Names, roles and keys for Crepe's floating controls, which are mouse-only and partly unnamed. */

import type { VisualWords } from "./visual-words.ts";

/**
 * Look after the controls that Crepe puts beside the text.
 *
 * They are watched apart from the text, so that typing costs nothing here.
 *
 * @returns how to stop.
 */
export function nameFloating(container: HTMLElement, text: HTMLElement, words: VisualWords): () => void {
  const observers: MutationObserver[] = [];
  const known = new WeakSet<Element>();
  const adopt = (element: Element) => {
    if (known.has(element) || element === text || !(element instanceof HTMLElement)) return;
    known.add(element);
    const look = lookAfter(element, text, words);
    if (!look) return;
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["class", "data-show"],
    });
    observers.push(observer);
  };
  const children = new MutationObserver(() => [...container.children].forEach(adopt));
  children.observe(container, { childList: true });
  observers.push(children);
  [...container.children].forEach(adopt);
  const stopKeys = keysAsPointer(container, text);
  return () => {
    stopKeys();
    for (const observer of observers) observer.disconnect();
  };
}

function lookAfter(element: HTMLElement, text: HTMLElement, words: VisualWords): (() => void) | null {
  if (element.classList.contains("milkdown-slash-menu")) return () => nameSlashMenu(element, text, words);
  // The block handle is for the mouse; Alt and the arrows do the same by key.
  if (element.classList.contains("milkdown-block-handle")) return () => set(element, "aria-hidden", "true");
  return null;
}

function name(element: Element, role: string, label: string) {
  set(element, "role", role);
  set(element, "aria-label", label);
}

/** Set only what differs: an observer that writes what it watches must come to rest. */
function set(element: Element, attribute: string, value: string) {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}

let lists = 0;

/** The slash menu as a list box that the text controls: the focus stays in the text. */
function nameSlashMenu(menu: HTMLElement, text: HTMLElement, words: VisualWords) {
  const list = menu.querySelector(".menu-groups");
  if (!list) return;
  // Crepe touches the closed menu at every key.
  if (menu.dataset["show"] !== "true") {
    leaveMenu(list, text);
    return;
  }
  if (list.id === "") list.id = `visual-slash-${++lists}`;
  name(list, "listbox", words.slash.name);
  const tabs = menu.querySelector(".tab-group");
  if (tabs) set(tabs, "aria-hidden", "true");
  for (const group of list.querySelectorAll(".menu-group")) {
    name(group, "group", group.querySelector("h6")?.textContent ?? "");
    const heading = group.querySelector("h6");
    if (heading) set(heading, "role", "presentation");
    const inner = group.querySelector("ul");
    if (inner) set(inner, "role", "presentation");
  }
  let active = "";
  for (const item of list.querySelectorAll("li")) {
    const isActive = item.classList.contains("hover");
    set(item, "role", "option");
    set(item, "id", `${list.id}-${item.dataset["index"] ?? ""}`);
    set(item, "aria-selected", String(isActive));
    if (isActive) active = item.id;
  }
  set(text, "aria-controls", list.id);
  set(text, "aria-activedescendant", active);
}

function leaveMenu(list: Element, text: HTMLElement) {
  if (list.id === "" || text.getAttribute("aria-controls") !== list.id) return;
  text.removeAttribute("aria-controls");
  text.removeAttribute("aria-activedescendant");
}

/** Crepe's buttons listen for the pointer only: Enter and Space press them too, Escape goes back to the text. */
function keysAsPointer(container: HTMLElement, text: HTMLElement): () => void {
  const listener = (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || text.contains(target) || target instanceof HTMLInputElement)
      return;
    if (event.key === "Escape") {
      text.focus();
      return;
    }
    if (event.key !== "Enter" && event.key !== " ") return;
    if (!target.matches("button, [role=button]")) return;
    event.preventDefault();
    target.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, cancelable: true }));
    target.dispatchEvent(new PointerEvent("pointerup", { bubbles: true, cancelable: true }));
  };
  container.addEventListener("keydown", listener);
  return () => container.removeEventListener("keydown", listener);
}
