/** Work on many things that mostly waits, a few at a time. */

/** Do `task` for each item in order, with at most `most` under way. The first that fails ends it. */
export async function aFewAtOnce<T>(
  items: readonly T[],
  most: number,
  task: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const left = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of left) await task(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
}
