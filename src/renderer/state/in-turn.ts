/** One task after the other, whatever became of those before. */
export function inTurn(): <T>(task: () => Promise<T>) => Promise<T> {
  let queue: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = queue.then(task);
    queue = result.catch(() => null);
    return result;
  };
}
