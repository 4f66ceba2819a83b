import { describe, expect, test } from "vitest";
import { ErrorBoundary } from "../../../src/renderer/app/error-boundary.tsx";
import { offerCommand, runCommand } from "../../../src/renderer/state/commands.ts";
import { trackUnsaved, unsavedPaths, unsavedTexts } from "../../../src/renderer/state/unsaved.ts";

function documentAt(path: string) {
  const listeners = new Set<() => void>();
  let text = "";
  return {
    type(more: string) {
      text += more;
      listeners.forEach((listener) => listener());
    },
    save() {
      text = "";
      listeners.forEach((listener) => listener());
    },
    source: {
      path: () => path,
      isDirty: () => text !== "",
      text: () => text,
      flush() {},
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

describe("unsaved documents", () => {
  test("[UI67] count from the first edit to the save, each by itself", () => {
    const one = documentAt("one.md");
    const two = documentAt("two.md");
    const stops = [trackUnsaved(one.source), trackUnsaved(two.source)];
    expect(unsavedPaths()).toEqual([]);
    two.type("2");
    one.type("1");
    expect(unsavedPaths()).toEqual(["one.md", "two.md"]);
    one.type("1");
    expect(unsavedTexts()).toEqual([
      { path: "one.md", text: "11" },
      { path: "two.md", text: "2" },
    ]);
    two.save();
    expect(unsavedPaths()).toEqual(["one.md"]);
    for (const stop of stops) stop();
    expect(unsavedPaths()).toEqual([]);
    one.type("1");
    expect(unsavedTexts()).toEqual([]);
  });

  test("[UI67] keep the same list while nothing about them changes", () => {
    const one = documentAt("one.md");
    const stop = trackUnsaved(one.source);
    one.type("1");
    const before = unsavedPaths();
    one.type("1");
    expect(unsavedPaths()).toBe(before);
    stop();
  });
});

describe("a screen that fails", () => {
  test("[UI67] has the unsaved texts before it takes its documents down", () => {
    const one = documentAt("one.md");
    const stop = trackUnsaved(one.source);
    one.type("kept");
    const rescued = ErrorBoundary.getDerivedStateFromError();
    stop();
    expect(rescued).toEqual({ rescued: [{ path: "one.md", text: "kept" }] });
    expect(ErrorBoundary.getDerivedStateFromError()).toEqual({ rescued: [] });
  });
});

describe("commands on offer", () => {
  test("[UI62] the newest offer runs, and the one before when it is gone", () => {
    const ran: string[] = [];
    const stopOuter = offerCommand("document.save", () => ran.push("outer"));
    const stopInner = offerCommand("document.save", () => ran.push("inner"));
    expect(runCommand("document.save")).toBe(true);
    stopInner();
    expect(runCommand("document.save")).toBe(true);
    stopOuter();
    expect(runCommand("document.save")).toBe(false);
    expect(ran).toEqual(["inner", "outer"]);
  });
});
