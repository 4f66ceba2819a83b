/** One thing at a time for each key: two saves of one file never interleave. */

export interface Locks {
  /** Run `task` when every earlier task of `key` has ended, however it ended. */
  readonly hold: <T>(key: string, task: () => Promise<T>) => Promise<T>;
  /** Settles when nothing is held any more. */
  readonly idle: () => Promise<void>;
}

export function createLocks(): Locks {
  const last = new Map<string, Promise<unknown>>();
  return {
    async hold(key, task) {
      const before = last.get(key) ?? Promise.resolve();
      const turn = before.then(task, task);
      const settled = turn.catch(() => undefined);
      last.set(key, settled);
      try {
        return await turn;
      } finally {
        if (last.get(key) === settled) last.delete(key);
      }
    },
    async idle() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
