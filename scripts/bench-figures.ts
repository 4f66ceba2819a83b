/** Figures of the benches: how they are taken, what is told of many, and how it is printed. */

import { spawnSync } from "node:child_process";

/** What a task costs, in milliseconds: of the processor, in all threads of this process, and on the clock. */
export async function costOf(
  task: () => Promise<void>,
): Promise<{ readonly cpu: number; readonly wall: number }> {
  const began = performance.now();
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, wall: performance.now() - began };
}

/** The bytes of the heap that are in use. */
export function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Run a script with arguments in a process of its own, where nothing is compiled, cached or known; what it prints. */
export function measureApart(script: string, args: readonly string[]): string {
  const { stdout, status } = spawnSync(process.execPath, ["--expose-gc", script, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${script} failed`);
  return stdout;
}

/** The value that `share` (0 to 1) of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** A few digits that mean something: `3.4`, `12.1`, `1,250`. */
export function digits(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 1 : 0 });
}

export function ratio(value: number, base: number): string {
  return (value / base).toFixed(2);
}

/** A table as Markdown writes it, its columns padded; the first column to the left, all others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}
