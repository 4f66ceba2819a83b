/** The end of a host that nobody uses any more. */

/** How long a host without a window waits for one. */
export const IDLE_MILLISECONDS = 600_000;

/** Call `onIdle` once no window has been there for `milliseconds`; tell it how many there are whenever that changes. */
export function watchIdle(milliseconds: number, onIdle: () => void): (windows: number) => void {
  let timer = setTimeout(onIdle, milliseconds);
  return (windows) => {
    clearTimeout(timer);
    if (windows === 0) timer = setTimeout(onIdle, milliseconds);
  };
}
