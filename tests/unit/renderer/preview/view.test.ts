import { expect, test } from "vitest";
import { initialView, stagingOf } from "../../../../src/renderer/features/preview/view.ts";

const pane = { width: 600, height: 900 };

test.each([
  ["as wide as the pane", {}, { width: 600, height: 900, scale: 1 }],
  ["narrower than the pane: as large as it is", { width: 390 }, { width: 390, height: 900, scale: 1 }],
  ["wider than the pane: drawn smaller, whole", { width: 1200 }, { width: 1200, height: 1800, scale: 0.5 }],
  ["wider, at a chosen size", { width: 1200, zoom: 1 }, { width: 1200, height: 900, scale: 1 }],
  ["as wide as the pane, enlarged: it has less room", { zoom: 1.5 }, { width: 400, height: 600, scale: 1.5 }],
])("[U66] a page that is %s", (_, view, staging) =>
  expect(stagingOf({ ...initialView, ...view }, pane)).toEqual(staging),
);
