/**
 * What Galley knows of a workspace's files, kept between starts in a database outside of it.
 *
 * It is a copy of what the files say and nothing else: one that is damaged, old or cannot be opened is thrown away,
 * and the files are read again. Nothing here decides what is saved or shown as a file's text.
 */

import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import type { Problem } from "#core/problems/problem";
import type { BodyCounts } from "#core/query/record";
import { ownFolder } from "../storage/own-folder.ts";
import type { FileIdentity } from "../workspace/read-head.ts";
import type { Scan } from "../workspace/scan.ts";
import { fieldsFromJson, fieldsToJson } from "./field-json.ts";

/** A file as it was last read. */
export interface KeptFile {
  readonly identity: FileIdentity;
  readonly scan: Scan;
}

/** What was counted in a body; `hash` is SHA-256 of the whole file's bytes in hexadecimal. */
export interface KnownBody {
  readonly hash: string;
  readonly counts: BodyCounts;
}

export interface KeptBody extends KnownBody {
  readonly path: string;
}

export interface IndexStore {
  /** Everything kept, by path; empty at the first time. */
  readonly load: () => Promise<ReadonlyMap<string, KeptFile>>;
  /** Keep what was read, forget what is gone. Bodies of files that were read again are to be scanned again. */
  readonly keep: (put: ReadonlyMap<string, KeptFile>, gone: readonly string[]) => Promise<void>;
  readonly loadBodies: () => Promise<ReadonlyMap<string, KnownBody>>;
  readonly keepBodies: (bodies: readonly KeptBody[]) => void;
  readonly close: () => void;
}

/** Another number for another shape of what is kept: what older and newer versions wrote is thrown away. */
const VERSION = 2;
const ROWS_A_TURN = 1000;

const TABLES = `
  CREATE TABLE IF NOT EXISTS file (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed REAL NOT NULL, inode REAL NOT NULL,
    fields TEXT NOT NULL, problems TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS body (
    path TEXT PRIMARY KEY, hash TEXT NOT NULL, counts TEXT NOT NULL) WITHOUT ROWID;`;

/** The store for the workspace at `root`, in `folder` (made when missing, readable by the person alone). */
export async function openIndexStore(folder: string, root: string): Promise<IndexStore> {
  const name = `${createHash("sha256").update(root).digest("hex").slice(0, 32)}.sqlite`;
  const path = await ownFolder(folder).then(
    (real) => join(real, name),
    () => ":memory:",
  );
  return storeOver(openDatabase(path), path);
}

function openDatabase(path: string): DatabaseSync {
  try {
    return prepared(path);
  } catch {
    discard(path);
    try {
      return prepared(path);
    } catch {
      // A full or closed disk: what is known lasts until Galley ends.
      return prepared(":memory:");
    }
  }
}

/** @throws where the file is no such database. */
function prepared(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    database.exec("PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    const { user_version: version } = database.prepare("PRAGMA user_version").get() as {
      user_version: number;
    };
    if (version !== VERSION && version !== 0) throw new RangeError("another version's");
    database.exec(`${TABLES} PRAGMA user_version = ${VERSION};`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function discard(path: string): void {
  if (path === ":memory:") return;
  for (const end of ["", "-wal", "-shm"]) {
    try {
      rmSync(path + end, { force: true });
    } catch {
      // What cannot be deleted is not used either: memory takes its place.
    }
  }
}

type SqlRow = Record<string, unknown>;

interface Sound {
  /** Run `task`; where the database turns out to be damaged, it is replaced by an empty one: nothing is known then. */
  readonly try: <T>(task: (database: DatabaseSync) => T, otherwise: T) => T;
  /** Hand every row of a query to `take`; false where that did not come to its end. */
  readonly each: (sql: string, take: (row: SqlRow) => void) => Promise<boolean>;
  readonly close: () => void;
}

function soundly(first: DatabaseSync, path: string): Sound {
  let database = first;
  let isClosed = false;
  const trying = <T>(task: (database: DatabaseSync) => T, otherwise: T): T => {
    if (isClosed) return otherwise;
    try {
      return task(database);
    } catch (error) {
      if (!isFromDatabase(error)) throw error;
      if (isBusy(error)) return otherwise;
      if (database.isOpen) database.close();
      discard(path);
      database = openDatabase(path);
      return otherwise;
    }
  };
  return {
    try: trying,
    async each(sql, take) {
      const rows = trying((open) => open.prepare(sql).all(), null);
      for (const [index, row] of (rows ?? []).entries()) {
        if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await setImmediate();
        if (!trying(() => (take(row), true), false)) return false;
      }
      return rows !== null;
    },
    close() {
      isClosed = true;
      if (database.isOpen) database.close();
    },
  };
}

function storeOver(database: DatabaseSync, path: string): IndexStore {
  const sound = soundly(database, path);
  return {
    async load() {
      const files = new Map<string, KeptFile>();
      const isWhole = await sound.each("SELECT * FROM file", (row) =>
        files.set(String(row["path"]), fileOf(row)),
      );
      return isWhole ? files : new Map();
    },
    async keep(put, gone) {
      const entries = [...put];
      for (let at = 0; at < Math.max(entries.length, 1); at += ROWS_A_TURN) {
        if (at > 0) await setImmediate();
        const part = entries.slice(at, at + ROWS_A_TURN);
        sound.try((open) => writeFiles(open, part, at === 0 ? gone : []), undefined);
      }
    },
    async loadBodies() {
      const bodies = new Map<string, KnownBody>();
      const isWhole = await sound.each("SELECT path, hash, counts FROM body", (row) =>
        bodies.set(String(row["path"]), {
          hash: String(row["hash"]),
          counts: parsed(row["counts"]) as BodyCounts,
        }),
      );
      return isWhole ? bodies : new Map();
    },
    keepBodies: (bodies) => sound.try((open) => writeBodies(open, bodies), undefined),
    close: sound.close,
  };
}

function isFromDatabase(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ERR_SQLITE_ERROR" || error instanceof SyntaxError || error instanceof TypeError;
}

/** Another Galley is writing: what is not kept now is read again another time. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && (error.errcode === 5 || error.errcode === 6);
}

function parsed(json: unknown): unknown {
  return JSON.parse(String(json));
}

function fileOf(row: SqlRow): KeptFile {
  const path = String(row["path"]);
  return {
    identity: { size: Number(row["size"]), changed: Number(row["changed"]), inode: Number(row["inode"]) },
    scan: {
      path,
      fields: fieldsFromJson(String(row["fields"])),
      problems: row["problems"] === "[]" ? [] : (parsed(row["problems"]) as readonly Problem[]),
    },
  };
}

function inTransaction(database: DatabaseSync, write: () => void): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    write();
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function writeFiles(
  database: DatabaseSync,
  put: readonly (readonly [string, KeptFile])[],
  gone: readonly string[],
): void {
  if (put.length === 0 && gone.length === 0) return;
  inTransaction(database, () => {
    const insert: StatementSync = database.prepare("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)");
    for (const [path, { identity, scan }] of put) {
      const { size, changed, inode } = identity;
      insert.run(path, size, changed, inode, fieldsToJson(scan.fields), JSON.stringify(scan.problems));
    }
    for (const table of ["file", "body"]) {
      const remove = database.prepare(`DELETE FROM ${table} WHERE path = ?`);
      for (const path of gone) remove.run(path);
    }
  });
}

function writeBodies(database: DatabaseSync, bodies: readonly KeptBody[]): void {
  inTransaction(database, () => {
    const insert = database.prepare("INSERT OR REPLACE INTO body VALUES (?, ?, ?)");
    for (const { path, hash, counts } of bodies) insert.run(path, hash, JSON.stringify(counts));
  });
}
