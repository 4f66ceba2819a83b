/** Work on many things that mostly waits, a few at a time. */

/**
 * Do `task` for each item in order, with at most `most` under way. The first that fails ends it: no other is begun,
 * those under way are waited for, and then it fails as that one did.
 */
export async function aFewAtOnce<T>(
  items: readonly T[],
  most: number,
  task: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const left = items.entries();
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (const [index, item] of left) {
      if (failures.length > 0) return;
      try {
        await task(item, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  if (failures.length > 0) throw failures[0];
}
