/** `set` with `keys`, or without them. */
export function withKeys<Key>(set: ReadonlySet<Key>, keys: readonly Key[], areIn: boolean): ReadonlySet<Key> {
  const next = new Set(set);
  for (const key of keys) {
    if (areIn) next.add(key);
    else next.delete(key);
  }
  return next;
}
