/** What a translation was made from, in a few letters. */

/**
 * 53 bits of `text` as 11 letters and digits: the same for the same text whatever its line endings are.
 *
 * bryc's cyrb53 (public domain), after MurmurHash3's finaliser. It tells edits apart; it withstands no attacker, and
 * nothing that anybody could gain by a collision depends on it.
 */
export function contentHash(text: string): string {
  const plain = text.replace(/\r\n?/g, "\n");
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < plain.length; at++) {
    const unit = plain.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, "0");
}
