import { describe, expect, test } from "vitest";
import { originOf, readFrameMessage } from "../../../../src/renderer/state/frame-messages.ts";

const frameWindow = {};
const frame = { window: frameWindow, origin: "http://127.0.0.1:4711" };
const event = (data: unknown, more: Partial<{ source: unknown; origin: string }> = {}) => ({
  source: frameWindow,
  origin: frame.origin,
  data,
  ...more,
});
const ready = { galley: "preview", kind: "ready" };

test.each([
  [ready],
  [{ galley: "preview", kind: "scroll", block: 3, fraction: 0.5 }],
  [{ galley: "preview", kind: "click", block: 0 }],
  [{ galley: "preview", kind: "link", href: "https://example.com/" }],
  [{ galley: "preview", kind: "error", message: "x" }],
])("[U63] a frame may say %j", (message) => {
  expect(readFrameMessage(event(message), frame)).toEqual(message);
});

describe("[U63] everything else is not heard", () => {
  test.each([
    ["another window", event(ready, { source: {} })],
    ["no window", event(ready, { source: null })],
    ["another origin", event(ready, { origin: "http://127.0.0.1:4712" })],
    ["an origin that begins like it", event(ready, { origin: "http://127.0.0.1:47110" })],
    ["no origin", event(ready, { origin: "null" })],
  ])("[U63] from %s", (_, message) => {
    expect(readFrameMessage(message, frame)).toBeNull();
  });

  test("[U63] a frame that is not there yet says nothing", () => {
    expect(
      readFrameMessage(event(ready, { source: null }), { window: null, origin: frame.origin }),
    ).toBeNull();
  });

  test.each([
    [null],
    ["ready"],
    [{ kind: "ready" }],
    [{ galley: "preview", kind: "navigate", url: "x" }],
    [{ galley: "preview", kind: "scroll", block: -1, fraction: 0 }],
    [{ galley: "preview", kind: "scroll", block: 1.5, fraction: 0 }],
    [{ galley: "preview", kind: "scroll", block: 1, fraction: Number.NaN }],
    [{ galley: "preview", kind: "click", block: "1" }],
    [{ galley: "preview", kind: "click", block: Number.POSITIVE_INFINITY }],
    [{ galley: "preview", kind: "link", href: "x".repeat(9000) }],
    [{ galley: "preview", kind: "link", href: { toString: "x" } }],
    [{ galley: "preview", kind: "error", message: "x".repeat(501) }],
    [Object.create({ galley: "preview", kind: "ready" })],
  ])("[U63] %j", (data) => {
    const read = readFrameMessage(event(data), frame);
    // An inherited form is read by value; what counts is that nothing but a known form comes out.
    expect(read === null || JSON.stringify(read) === JSON.stringify(ready)).toBe(true);
    if (data !== null && typeof data === "object" && Object.keys(data).length > 0) expect(read).toBeNull();
  });

  test("[U63] what a message carries besides its form is left behind", () => {
    expect(readFrameMessage(event({ ...ready, extra: 1, __proto__: null }), frame)).toEqual(ready);
  });
});

test("[U63] origins of Galley's own schemes are compared as they are written", () => {
  expect(originOf("galley-preview://app/")).toBe("galley-preview://app");
  expect(originOf("http://127.0.0.1:4711/")).toBe("http://127.0.0.1:4711");
});
