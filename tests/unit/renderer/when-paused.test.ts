/** Work behind a text: when the keys pause, and never between them. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { whenPaused, workOn } from "../../../src/renderer/state/when-paused.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A session as far as work listens to it: keys that a pane holds, and deliveries. */
function openTyped() {
  const changes = new Set<() => void>();
  const keys = new Set<() => void>();
  const tell = (listeners: ReadonlySet<() => void>) => () => {
    for (const listener of listeners) listener();
  };
  const hear = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    session: { subscribe: hear(changes), onHolding: hear(keys) },
    deliver: tell(changes),
    key: tell(keys),
    listeners: () => changes.size + keys.size,
  };
}

test("[UI149] a delivery in the middle of typing starts no work; the pause behind the last key does", () => {
  const { session, deliver, key, listeners } = openTyped();
  const look = vi.fn();
  const stop = whenPaused(workOn(session), 150, look);
  vi.advanceTimersByTime(0);
  expect(look).toHaveBeenCalledTimes(1);
  for (let number = 0; number < 40; number++) {
    key();
    if (number % 20 === 10) deliver();
    vi.advanceTimersByTime(60);
  }
  expect(look).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(150);
  expect(look).toHaveBeenCalledTimes(2);
  stop();
  expect(listeners()).toBe(0);
  vi.advanceTimersByTime(1000);
  expect(look).toHaveBeenCalledTimes(2);
});
