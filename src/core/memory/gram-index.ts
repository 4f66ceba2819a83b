/**
 * Which of many texts may be like a given one, by the short pieces (grams) that they have in common.
 *
 * An edit touches only as many grams as a gram is long, so texts within a distance share the rest of them (Ukkonen,
 * Approximate String-Matching with q-Grams and Maximal Matches, 1992); how many they share is counted over the lists of
 * texts that hold each gram (ScanCount: Li, Lu & Lu, Efficient Merging and Filtering Algorithms for Approximate String
 * Searches, 2008). Grams are three characters long, of Chinese, Japanese and Korean ones two.
 */

export interface GramIndex {
  /**
   * Texts that may have at least `least` (0 to 1) of their characters in common with `text`, the likeliest first. Of
   * more than `MOST_CANDIDATES` the likeliest: a text is missed only where so many others share more of its grams.
   */
  readonly candidates: (text: string, least: number) => readonly Candidate[];
}

export interface Candidate {
  /** Index in the texts. */
  readonly at: number;
  /** At least so many edits lie between the texts. */
  readonly leastDistance: number;
}

/** Grams fall into so many lists by their hash: two that share one only make a candidate more. */
const BUCKETS = 1 << 18;
const LONGEST_GRAM = 3;
const MOST_CANDIDATES = 120;

/** `texts` ascend in length. */
export function createGramIndex(texts: readonly string[]): GramIndex {
  const grams = texts.map(gramsOf);
  const starts = new Uint32Array(BUCKETS + 1);
  for (const own of grams) for (const gram of own) starts[gram + 1] = (starts[gram + 1] ?? 0) + 1;
  for (let at = 1; at <= BUCKETS; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const lists = new Uint32Array(starts[BUCKETS] ?? 0);
  const ends = starts.slice(0, BUCKETS);
  for (const [at, own] of grams.entries()) {
    for (const gram of own) {
      const end = ends[gram] ?? 0;
      lists[end] = at;
      ends[gram] = end + 1;
    }
  }
  const lengths = Uint32Array.from(texts, ({ length }) => length);
  const counts = new Uint16Array(texts.length);
  return {
    candidates(text, least) {
      const first = lowerBound(lengths, Math.ceil(text.length * least));
      const last = lowerBound(lengths, Math.floor(text.length / least) + 1);
      if (first >= last) return [];
      counts.fill(0, first, last);
      const lengthOf = (gram: number): number => (starts[gram + 1] ?? 0) - (starts[gram] ?? 0);
      const wanted = tellingGrams(gramsOf(text), lengthOf, texts.length);
      for (const gram of wanted) {
        const end = starts[gram + 1] ?? 0;
        for (let at = lowerBound(lists, first, starts[gram] ?? 0, end); at < end; at++) {
          const place = lists[at] ?? 0;
          if (place >= last) break;
          counts[place] = (counts[place] ?? 0) + 1;
        }
      }
      return likeliest({ first, last, size: wanted.length, least, length: text.length }, { counts, lengths });
    },
  };
}

interface Sought {
  readonly first: number;
  readonly last: number;
  /** Distinct grams, and length. */
  readonly size: number;
  readonly length: number;
  readonly least: number;
}

interface Counted {
  readonly counts: Uint16Array;
  readonly lengths: Uint32Array;
}

/**
 * Grams that a tenth of all texts have say little and cost most: they are passed over where enough others are left. The
 * bound stays one: an edit takes away no more of the grams that are counted.
 */
function tellingGrams(
  grams: readonly number[],
  lengthOf: (gram: number) => number,
  texts: number,
): readonly number[] {
  const telling = grams.filter((gram) => lengthOf(gram) * 10 <= texts);
  return telling.length >= FEWEST_GRAMS ? telling : grams;
}

const FEWEST_GRAMS = 8;

function likeliest(sought: Sought, { counts, lengths }: Counted): readonly Candidate[] {
  const found: Candidate[] = [];
  const perDistance: number[] = [];
  for (let at = sought.first; at < sought.last; at++) {
    const more = sought.size - (counts[at] ?? 0);
    const leastDistance = Math.ceil(more / LONGEST_GRAM);
    const longer = Math.max(sought.length, lengths[at] ?? 0);
    if (leastDistance > (1 - sought.least) * longer + 1e-9) continue;
    found.push({ at, leastDistance });
    perDistance[leastDistance] = (perDistance[leastDistance] ?? 0) + 1;
  }
  let limit = 0;
  for (let sum = 0; limit < perDistance.length; limit++) {
    sum += perDistance[limit] ?? 0;
    if (sum > MOST_CANDIDATES) break;
  }
  return found
    .filter(({ leastDistance }) => leastDistance <= limit)
    .toSorted((one, other) => one.leastDistance - other.leastDistance)
    .slice(0, MOST_CANDIDATES);
}

/** The distinct grams of `text`, as buckets. */
function gramsOf(text: string): readonly number[] {
  const grams = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    const one = text.charCodeAt(at);
    const two = text.charCodeAt(at + 1) || 0;
    const hash = isWide(one) ? mixed(one, two, 0) : mixed(one, two, text.charCodeAt(at + 2) || 0);
    grams.add(hash);
  }
  return [...grams];
}

function mixed(one: number, two: number, three: number): number {
  let hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b) ^ Math.imul(three, 0xc2b2ae35);
  hash ^= hash >>> 15;
  return hash & (BUCKETS - 1);
}

/** Kana, ideographs and Hangul syllables in the basic plane; halves of others hardly matter. */
function isWide(unit: number): boolean {
  return (unit >= 0x3040 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7af);
}

/** The first place from `from` whose value is not below `value`. */
function lowerBound(values: Uint32Array, value: number, from = 0, to = values.length): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
