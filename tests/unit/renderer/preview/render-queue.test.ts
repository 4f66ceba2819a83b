import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RenderedUnit } from "#core/render/renderer";
import { patchBetween } from "#core/render/unit-patch";
import type { RenderAnswer, RenderRequest } from "../../../../src/renderer/workers/render-protocol.ts";
import { createRenderQueue, type RenderState } from "../../../../src/renderer/workers/render-queue.ts";
import { plainDialect, words } from "../../core/render/rendering.ts";

const input = (text: string) => ({ text, dialect: plainDialect, imagesBase: "", remoteImages: false, words });
const units = (...texts: string[]): RenderedUnit[] => texts.map((html, block) => ({ html, block }));

/** A worker that answers when the test says so. */
class StandIn {
  readonly requests: RenderRequest[] = [];
  isStopped = false;
  private sent: readonly RenderedUnit[] = [];
  readonly hear: (answer: RenderAnswer) => void;
  readonly fail: () => void;

  constructor(hear: (answer: RenderAnswer) => void, fail: () => void) {
    this.hear = hear;
    this.fail = fail;
  }

  answer(rendered: readonly RenderedUnit[], isFinal = true): void {
    const patch = patchBetween(this.sent, rendered);
    this.sent = rendered;
    this.hear({
      kind: "rendered",
      revision: this.requests.at(-1)?.revision ?? 0,
      patch,
      starts: [0],
      isFinal,
    });
  }
}

function setUp() {
  const workers: StandIn[] = [];
  const shown: string[] = [];
  const states: RenderState[] = [];
  const queue = createRenderQueue({
    limit: 1000,
    onUnits: (list) => shown.push(list.map(({ html }) => html).join("|")),
    onState: (state) => states.push(state),
    startWorker(hear, fail) {
      const worker = new StandIn(hear, fail);
      workers.push(worker);
      return {
        send: (request) => worker.requests.push(request),
        stop: () => {
          worker.isStopped = true;
        },
      };
    },
  });
  const worker = (index = 0): StandIn => {
    const found = workers[index];
    if (!found) throw new RangeError(`no worker ${index} was started`);
    return found;
  };
  return { queue, workers, worker, shown, states };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("[U60] one at a time, the latest next", () => {
  test("[U60] nothing is sent before the worker is ready, then only the last text", () => {
    const { queue, worker } = setUp();
    for (const text of ["a", "b", "c"]) queue.render(input(text));
    expect(worker().requests).toEqual([]);
    worker().hear({ kind: "ready" });
    expect(worker().requests.map(({ text }) => text)).toEqual(["c"]);
  });

  test("[U60] texts in between are never rendered", () => {
    const { queue, worker, shown, states } = setUp();
    queue.render(input("a"));
    worker().hear({ kind: "ready" });
    for (const text of ["b", "c", "d"]) queue.render(input(text));
    expect(worker().requests.map(({ text }) => text)).toEqual(["a"]);
    worker().answer(units("A"));
    expect(worker().requests.map(({ text }) => text)).toEqual(["a", "d"]);
    worker().answer(units("A", "D"));
    expect(shown).toEqual(["A", "A|D"]);
    expect(states).toEqual(["current", "current"]);
  });
});

describe("[U61] what takes too long or breaks is given up", () => {
  test("[U61] the worker is stopped at the limit and a new one gets the next text", () => {
    const { queue, workers, worker, states, shown } = setUp();
    queue.render(input("a"));
    worker().hear({ kind: "ready" });
    vi.advanceTimersByTime(999);
    expect(states).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(states).toEqual(["slow"]);
    expect(worker().isStopped).toBe(true);
    expect(workers).toHaveLength(1);
    queue.render(input("b"));
    worker(1).hear({ kind: "ready" });
    worker(1).answer(units("B"));
    expect(shown).toEqual(["B"]);
    expect(states).toEqual(["slow", "current"]);
  });

  test("[U61] a text that came meanwhile is tried at once", () => {
    const { queue, worker } = setUp();
    queue.render(input("a"));
    worker().hear({ kind: "ready" });
    queue.render(input("b"));
    vi.advanceTimersByTime(1000);
    worker(1).hear({ kind: "ready" });
    expect(worker(1).requests.map(({ text }) => text)).toEqual(["b"]);
  });

  test.each([
    ["says so", (worker: StandIn) => worker.hear({ kind: "failed", revision: 1 })],
    ["cannot be loaded", (worker: StandIn) => worker.fail()],
  ])("[U61] a worker that %s is replaced", (_, end) => {
    const { queue, worker, states } = setUp();
    queue.render(input("a"));
    worker().hear({ kind: "ready" });
    end(worker());
    expect(states).toEqual(["failed"]);
    queue.render(input("b"));
    worker(1).hear({ kind: "ready" });
    expect(worker(1).requests).toHaveLength(1);
  });

  test("[U61] a stopped worker's late answer is not heard", () => {
    const { queue, worker, shown } = setUp();
    queue.render(input("a"));
    worker().hear({ kind: "ready" });
    vi.advanceTimersByTime(1000);
    worker().answer(units("late"));
    expect(shown).toEqual([]);
  });

  test("[U61] after closing, nothing happens any more", () => {
    const { queue, worker, shown, states } = setUp();
    queue.render(input("a"));
    worker().hear({ kind: "ready" });
    queue.close();
    worker().answer(units("A"));
    vi.advanceTimersByTime(5000);
    expect([shown, states, worker().isStopped]).toEqual([[], [], true]);
  });
});

describe("[U62] colours follow", () => {
  test("[U62] the second answer to the same text changes the page again, and still has to keep the limit", () => {
    const { queue, worker, shown, states } = setUp();
    queue.render(input("a"));
    worker().hear({ kind: "ready" });
    worker().answer(units("plain", "x"), false);
    worker().answer(units("coloured", "x"));
    vi.advanceTimersByTime(5000);
    expect(shown).toEqual(["plain|x", "coloured|x"]);
    expect(states).toEqual(["current", "current"]);
  });

  test("[U62] colours that never come are given up", () => {
    const { queue, worker, states } = setUp();
    queue.render(input("a"));
    worker().hear({ kind: "ready" });
    worker().answer(units("plain"), false);
    vi.advanceTimersByTime(1000);
    expect(states).toEqual(["current", "slow"]);
  });
});
