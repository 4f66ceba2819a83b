/** The editor and the preview follow each other without going round in circles. */

import { expect, test } from "vitest";
import { createScrollLink } from "../../../src/renderer/state/scroll-link.ts";

function linked() {
  const clock = { now: 0 };
  const moves: string[] = [];
  const link = createScrollLink(() => clock.now);
  const record = (what: string) => (offset: number) => void moves.push(`${what} ${offset}`);
  link.attachEditor({ scrollTo: record("editor to"), reveal: record("caret at") });
  link.attachPreview({ scrollTo: record("preview to"), show: record("preview shows") });
  return { link, clock, moves };
}

test("[UI81] each side follows the other", () => {
  const { link, clock, moves } = linked();
  link.editorScrolled(10);
  clock.now = 1000;
  link.previewScrolled(20.5);
  clock.now = 2000;
  link.caretMoved(30);
  expect(moves).toEqual(["preview to 10", "editor to 20.5", "preview shows 30"]);
});

test("[UI81] what a side reports because it followed goes nowhere", () => {
  const { link, clock, moves } = linked();
  link.editorScrolled(10);
  clock.now = 299;
  link.previewScrolled(11);
  link.editorScrolled(20);
  clock.now = 500;
  link.previewScrolled(21);
  expect(moves).toEqual(["preview to 10", "preview to 20"]);
});

test("[UI81] a page that moves because of typing does not move the editor", () => {
  const { link, clock, moves } = linked();
  link.edited();
  clock.now = 100;
  link.previewScrolled(40);
  expect(moves).toEqual([]);
});

test("[UI81] a click in the preview always counts, and the editor's moves after it are its echo", () => {
  const { link, moves } = linked();
  link.editorScrolled(10);
  link.previewChosen(50);
  link.editorScrolled(45);
  link.caretMoved(50);
  expect(moves).toEqual(["preview to 10", "caret at 50"]);
});

test("[UI81] an editor that is scrolled by hand right after a click in the preview is followed", () => {
  const { link, clock, moves } = linked();
  link.previewChosen(50);
  link.editorScrolled(45);
  clock.now = 100;
  link.editorTouched();
  link.editorScrolled(90);
  link.previewScrolled(91);
  expect(moves).toEqual(["caret at 50", "preview to 90"]);
});

test("[UI81] a preview that is opened later begins where the editor is", () => {
  const { link, moves } = linked();
  link.attachPreview(null);
  link.editorScrolled(70);
  link.attachPreview({ scrollTo: (offset) => void moves.push(`new preview to ${offset}`), show: () => {} });
  expect(moves).toEqual(["new preview to 70"]);
});
