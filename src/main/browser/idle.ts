/** The end of a host that nobody uses any more. */

/** How long a host without a window waits for one. */
export const IDLE_MILLISECONDS = 600_000;

export interface IdleWatch {
  /** How many windows there are now. */
  readonly count: (windows: number) => void;
  /** Watch no longer. */
  readonly stop: () => void;
}

/** Call `onIdle` once no window has been there for `milliseconds`. */
export function watchIdle(milliseconds: number, onIdle: () => void): IdleWatch {
  let timer = setTimeout(onIdle, milliseconds);
  let watching = true;
  return {
    count(windows) {
      clearTimeout(timer);
      if (windows === 0 && watching) timer = setTimeout(onIdle, milliseconds);
    },
    stop() {
      // Windows still leave after this, as the host closes their sockets.
      watching = false;
      clearTimeout(timer);
    },
  };
}
