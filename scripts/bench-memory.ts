/** A fuzzy match over a translation memory of 100,000 sentences: what a translator waits for at each block. */

import { seededRandom, type Random } from "#core/audit/random";
import { createMemory, type MemoryPair } from "#core/memory/memory";
import { digits, quantile, table } from "./bench-figures.ts";

const SENTENCES = 100_000;
const QUERIES = 400;

/** Sentences of words that are as frequent as words are (Zipf), a third of them Japanese; queries are edits of them. */
export function benchMemory(): string {
  const random = seededRandom("bench:memory", 20261129);
  const pairs = Array.from({ length: SENTENCES }, (_, at): MemoryPair => {
    const source = at % 3 === 2 ? japanese(random) : english(random);
    return { unit: "sentence", source, target: `${source}#${at}`, from: "bench" };
  });
  const began = performance.now();
  const memory = createMemory(pairs);
  memory.match("warm", { least: 70, most: 5 });
  const built = performance.now() - began;
  const rows = [
    ["edited by a fifth", (text: string) => edited(text, 0.2, random)],
    ["as it was", (text: string) => text],
    ["not in the memory", () => english(random)],
  ] as const;
  const figures = rows.map(([name, change]) => {
    const times: number[] = [];
    const costs: number[] = [];
    let found = 0;
    for (let at = 0; at < QUERIES; at++) {
      const query = change(pairs[Math.floor(random() * pairs.length)]?.source ?? "");
      const start = performance.now();
      const cost = process.cpuUsage();
      if (memory.match(query, { least: 70, most: 5 }).length > 0) found++;
      times.push(performance.now() - start);
      costs.push(process.cpuUsage(cost).user / 1000);
    }
    return [
      name,
      String(QUERIES),
      String(found),
      ...[quantile(times, 0.5), quantile(times, 0.95), Math.max(...times), quantile(costs, 0.95)].map(digits),
    ];
  });
  const head = [
    `ms for a match over ${memory.size} sentences`,
    "queries",
    "with a match",
    "median",
    "p95",
    "longest",
    "p95 of the processor's",
  ];
  return `${table(head, figures)}\n\nThe index: ${digits(built)} ms, once.`;
}

function english(random: Random): string {
  const words = Array.from({ length: 5 + Math.floor(random() * 22) }, () => word(random));
  return `${words.join(" ")}.`;
}

/** Of 8,000 words the first are by far the most frequent. */
function word(random: Random): string {
  const rank = Math.floor(8000 ** random());
  const letters = seededRandom("word", rank);
  const syllables = 1 + Math.floor(letters() * (rank < 100 ? 2 : 4));
  return Array.from({ length: syllables }, () => {
    const pick = (from: string) => from[Math.floor(letters() * from.length)] ?? "";
    return pick("bcdfglmnprstvw") + pick("aeiou") + (letters() < 0.4 ? pick("nrstl") : "");
  }).join("");
}

function japanese(random: Random): string {
  const length = 8 + Math.floor(random() * 50);
  let text = "";
  while (text.length < length) {
    const rank = Math.floor(2000 ** random());
    text +=
      random() < 0.5 ? String.fromCharCode(0x3042 + (rank % 80)) : String.fromCharCode(0x4e00 + rank * 3);
  }
  return `${text}。`;
}

function edited(text: string, share: number, random: Random): string {
  const isSpaced = text.includes(" ");
  const parts = isSpaced ? text.split(" ") : [...text];
  const changed = parts.map((part) => (random() < share ? (isSpaced ? word(random) : "語") : part));
  return changed.join(isSpaced ? " " : "");
}
