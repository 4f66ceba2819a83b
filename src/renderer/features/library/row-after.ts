/** Where a key leads from row `from`; `null` when it is not a key of movement or there is nowhere to go. */
export function rowAfter(
  key: string,
  from: number,
  { count, page }: { readonly count: number; readonly page: number },
): number | null {
  const last = count - 1;
  const target: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    Home: 0,
    End: last,
    PageDown: from + page,
    PageUp: from - page,
  };
  const wanted = target[key];
  return wanted === undefined || last < 0 ? null : Math.min(last, Math.max(0, wanted));
}
