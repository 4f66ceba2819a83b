import type { KeyboardEvent } from "react";

/** For a row's key: the arrows go to the row above or below, among all that `selector` finds. */
export function moveFocusAmong(selector: string) {
  return ({ key, currentTarget }: KeyboardEvent): void => {
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    const rows = [...document.querySelectorAll<HTMLElement>(selector)];
    if (step !== 0) rows[rows.findIndex((row) => row === currentTarget) + step]?.focus();
  };
}
