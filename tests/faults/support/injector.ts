/** Faults in the system calls of a process: compiles injector.c, and speaks with it while the process runs. */

import { execFileSync } from "node:child_process";
import { closeSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";

/** In the order of injector.c. */
export const OPERATIONS = [
  "open",
  "read",
  "write",
  "sync",
  "stat",
  "close",
  "truncate",
  "owner",
  "rename",
  "link",
  "unlink",
  "folder",
  "list",
  "look",
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** `full`: half of a write is taken and nothing of those after it. `fail-after`: done, but told as failed. */
const WAYS = [
  "nothing",
  "fail",
  "short",
  "full",
  "kill-before",
  "kill-after",
  "fail-after",
  "delay",
] as const;
export type Way = (typeof WAYS)[number];

export interface Fault {
  readonly how: Way;
  /** The operations that it meets, counted from 1 since it was armed; all of them unless given. */
  readonly from?: number;
  readonly until?: number;
  readonly code?: FaultCode;
  /** Only these are counted; all unless given. */
  readonly operations?: readonly Operation[];
  readonly delayMilliseconds?: number;
}

export const FAULT_CODES = [
  "EIO",
  "ENOSPC",
  "EDQUOT",
  "EACCES",
  "EPERM",
  "EROFS",
  "EINTR",
  "EBUSY",
  "ESTALE",
  "EMFILE",
  "EXDEV",
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export interface FaultReport {
  /** Operations while armed. */
  readonly count: number;
  /** Those that were interfered with. */
  readonly hits: number;
  readonly log: readonly { readonly operation: Operation; readonly path: string; readonly hit: boolean }[];
}

export interface CompiledInjector {
  /** A switchboard for one process, which minds the files below `roots`. */
  readonly board: (file: string, roots: readonly string[]) => FaultBoard;
}

export interface FaultBoard {
  /** What the process is started with. */
  readonly environment: Readonly<Record<string, string>>;
  readonly arm: (fault: Fault) => void;
  readonly disarm: () => FaultReport;
  /** Operations on the files that it minds since the process started: 0 means that it is not in force. */
  readonly total: () => number;
  /** Set the process's clock off by so many seconds. */
  readonly shiftClock: (seconds: number) => void;
  readonly close: () => void;
}

/** `null` where there is no C compiler, or the system loads nothing before the C library. */
export function compileInjector(folder: string): CompiledInjector | null {
  const source = join(import.meta.dirname, "injector.c");
  const library = compileProgram(source, join(folder, "injector.so"), ["-shared", "-fPIC", "-ldl"]);
  return library === null ? null : { board: (file, roots) => openBoard(library, file, roots) };
}

/** Compile one C file for Linux to `target`; `null` where that cannot be done. */
export function compileProgram(source: string, target: string, flags: readonly string[] = []): string | null {
  if (process.platform !== "linux") return null;
  const compiled = ["cc", "gcc", "clang"].some((compiler) => {
    try {
      execFileSync(compiler, ["-O1", "-o", target, source, ...flags], { stdio: "pipe" });
      return true;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
      throw error;
    }
  });
  return compiled ? target : null;
}

const RECORDS = 1000;
const RECORD_BYTES = 128;
const LOG_AT = 120;
const AT = { armed: 0, from: 4, until: 8, how: 12, error: 16, operations: 20, delay: 24, clock: 32 } as const;
const COUNT_AT = 40;
const TOTAL_AT = 48;

function openBoard(library: string, file: string, roots: readonly string[]): FaultBoard {
  const fd = openSync(file, "w+", 0o600);
  ftruncateSync(fd, LOG_AT + RECORDS * RECORD_BYTES);
  const number = (at: number): number => {
    const bytes = Buffer.alloc(4);
    readSync(fd, bytes, 0, 4, at);
    return bytes.readUInt32LE();
  };
  const write = (at: number, value: number): void => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    writeSync(fd, bytes, 0, 4, at);
  };
  return {
    environment: {
      LD_PRELOAD: library,
      GALLEY_FAULT_STATE: file,
      GALLEY_FAULT_ROOTS: roots.join(":"),
      UV_USE_IO_URING: "0",
    },
    arm(fault) {
      write(AT.from, fault.from ?? 1);
      write(AT.until, fault.until ?? 0xffff_ffff);
      write(AT.how, WAYS.indexOf(fault.how));
      write(AT.error, fault.code === undefined ? 0 : constants.errno[fault.code]);
      write(AT.operations, maskOf(fault.operations ?? []));
      write(AT.delay, (fault.delayMilliseconds ?? 0) * 1000);
      write(COUNT_AT, 0);
      write(COUNT_AT + 4, 0);
      write(AT.armed, 1);
    },
    disarm() {
      write(AT.armed, 0);
      const count = number(COUNT_AT);
      return { count, hits: number(COUNT_AT + 4), log: readLog(fd, Math.min(count, RECORDS)) };
    },
    total: () => number(TOTAL_AT),
    shiftClock(seconds) {
      const bytes = Buffer.alloc(8);
      bytes.writeBigInt64LE(BigInt(seconds));
      writeSync(fd, bytes, 0, 8, AT.clock);
    },
    close: () => closeSync(fd),
  };
}

function maskOf(operations: readonly Operation[]): number {
  return operations.reduce((mask, operation) => mask | (1 << OPERATIONS.indexOf(operation)), 0);
}

function readLog(fd: number, length: number): FaultReport["log"] {
  const bytes = Buffer.alloc(length * RECORD_BYTES);
  readSync(fd, bytes, 0, bytes.length, LOG_AT);
  return Array.from({ length }, (_, index) => {
    const record = bytes.subarray(index * RECORD_BYTES, (index + 1) * RECORD_BYTES);
    const path = record.subarray(16);
    return {
      operation: OPERATIONS[record.readUInt32LE(4)] ?? "look",
      path: path.subarray(0, path.indexOf(0)).toString(),
      hit: record.readUInt32LE(8) !== 0,
    };
  });
}
