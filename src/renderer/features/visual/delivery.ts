/** When what was typed is delivered: off the key's path, and where typing pauses. */

/** What costs at most this, in milliseconds, is delivered as soon as the key is on the screen, where that is awaited. */
const CHEAP = 6;
/** What costs more waits so many times its cost after the last delivery, … */
const SHARE = 12;
/** … or until typing pauses this long, as everything does that nobody awaits. */
const PAUSE = 120;
/** Typing that does not pause is delivered behind the first key after so long. The journal is told it without that. */
const LONGEST = 1000;

/** How far apart deliveries have to be, by what they cost. All times are milliseconds of one clock. */
export interface Spacing {
  /** A delivery began and ended. */
  delivered(began: number, ended: number): void;
  /**
   * How long a key that was typed at `now` waits; 0 for as soon as it is on the screen. `isAwaited`: somebody shows
   * the text as it is typed.
   */
  waitAt(now: number, isAwaited: boolean): number;
}

export function createSpacing(): Spacing {
  // The lesser of the last two: a single pause of the machine says nothing about the article.
  let costs: readonly [number, number] = [0, 0];
  let lastEnded = Number.NEGATIVE_INFINITY;
  /** When the first key came that is not delivered yet. */
  let since: number | null = null;
  return {
    delivered(began, ended) {
      costs = [costs[1], ended - began];
      lastEnded = ended;
      since = null;
    },
    waitAt(now, isAwaited) {
      since ??= now;
      // Behind a key's frame, never at a moment of its own: that would be the next key's as likely as not.
      if (now - since >= LONGEST) return 0;
      if (!isAwaited) return PAUSE;
      const cost = Math.min(...costs);
      return cost <= CHEAP ? 0 : Math.max(0, Math.min(PAUSE, lastEnded + cost * SHARE - now));
    },
  };
}

/** One delivery that is to come. */
export interface Delivery {
  /** Deliver after `wait` milliseconds, when the screen shows what was typed; an earlier plan is dropped. */
  start(wait: number): void;
  stop(): void;
}

export function createDelivery(deliver: () => void): Delivery {
  let timeout: ReturnType<typeof setTimeout> | null = null;
  let frame: number | null = null;
  const stop = () => {
    if (timeout !== null) clearTimeout(timeout);
    if (frame !== null) cancelAnimationFrame(frame);
    timeout = null;
    frame = null;
  };
  const run = () => {
    stop();
    deliver();
  };
  return {
    stop,
    start(wait) {
      // Keys that come before the frame are on the screen with it: the plan stands.
      if (wait === 0 && frame !== null) return;
      stop();
      // A window that is hidden draws no frames.
      timeout = setTimeout(run, wait === 0 ? PAUSE : wait);
      if (wait > 0) return;
      frame = requestAnimationFrame(() => {
        if (timeout !== null) clearTimeout(timeout);
        // Behind the frame's drawing.
        timeout = setTimeout(run);
      });
    },
  };
}

/** One call of `run` that is to come: a later start puts it off. */
export function timer(run: () => void) {
  let pending: ReturnType<typeof setTimeout> | null = null;
  const stop = () => {
    if (pending !== null) clearTimeout(pending);
    pending = null;
  };
  return {
    stop,
    start(after: number) {
      stop();
      pending = setTimeout(run, after);
    },
  };
}
