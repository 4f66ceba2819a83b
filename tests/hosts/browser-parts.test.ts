import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { watchIdle } from "../../src/main/browser/idle.ts";
import { createSessions } from "../../src/main/browser/sessions.ts";
import { handoverPage, openingCommand, writeHandover } from "../../src/main/browser/system-browser.ts";
import { createBugLog } from "../../src/main/host/bug-log.ts";
import { createRateLimit } from "../../src/main/host/rate-limit.ts";
import { temporaryFolder } from "../services/support/temporary-folder.ts";

describe("[H6] tokens", () => {
  test("[H6] end after a minute", () => {
    let now = 0;
    const sessions = createSessions(() => now);
    const early = sessions.issueToken();
    now = 60_000;
    const session = sessions.exchange(early);
    expect(session).not.toBeNull();
    const late = sessions.issueToken();
    now += 60_001;
    expect(sessions.exchange(late)).toBeNull();
    expect(sessions.isKnown(session ?? "")).toBe(true);
  });

  test("[H6] several may wait, each for one window", () => {
    const sessions = createSessions(() => 0);
    const tokens = [sessions.issueToken(), sessions.issueToken()];
    const opened = tokens.map((token) => sessions.exchange(token));
    expect(new Set([...opened, ...tokens]).size).toBe(4);
    expect(opened.every((session) => session !== null && sessions.isKnown(session))).toBe(true);
    expect(tokens.some((token) => sessions.isKnown(token))).toBe(false);
  });

  test("[H6] the oldest of more than fifty sessions ends", () => {
    const sessions = createSessions(() => 0);
    const all = Array.from({ length: 51 }, () => sessions.exchange(sessions.issueToken()) ?? "");
    expect(all.map((session) => sessions.isKnown(session)).indexOf(true)).toBe(1);
  });
});

describe("[H10] the end of an unused host", () => {
  test("[H10] comes ten minutes after the last window, and not before", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const onIdle = vi.fn<() => void>();
    const { count, stop } = watchIdle(600_000, onIdle);
    vi.advanceTimersByTime(599_999);
    count(1);
    vi.advanceTimersByTime(10_000_000);
    count(0);
    vi.advanceTimersByTime(599_999);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onIdle).toHaveBeenCalledOnce();
    count(0);
    stop();
    count(0);
    vi.advanceTimersByTime(10_000_000);
    expect(onIdle).toHaveBeenCalledOnce();
  });
});

describe("[H11] handing the address over", () => {
  test("[H11] the page leads on to an address of ours only", () => {
    const address = `http://127.0.0.1:4000/#t=${"a_-9".repeat(10)}`;
    expect(handoverPage(address)).toContain(`url=${address}">`);
    for (const other of [
      "http://evil.test/#t=a",
      'http://127.0.0.1:4000/#t=a"><script>',
      "javascript:alert(1)",
      "http://127.0.0.1:4000/?t=a",
    ]) {
      expect(() => handoverPage(other), other).toThrow(RangeError);
    }
  });

  test.skipIf(process.platform === "win32")("[H11] the file is for this user alone", async () => {
    const folder = await temporaryFolder();
    const file = await writeHandover(`http://127.0.0.1:4000/#t=${"a_-9".repeat(10)}`, folder);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "handover"))).mode & 0o777).toBe(0o700);
  });

  test("[H11] no system's opener is a shell", () => {
    const target = "https://example.org/?a=1&calc.exe=$(id)";
    expect(openingCommand("linux", target)).toEqual(["xdg-open", target]);
    expect(openingCommand("darwin", target)).toEqual(["open", target]);
    expect(openingCommand("win32", target)).toEqual(["rundll32", "url.dll,FileProtocolHandler", target]);
  });
});

describe("[H13] the log", () => {
  test("[H13] names the error and its place, not what was written or where somebody lives", async () => {
    const folder = await temporaryFolder();
    const record = createBugLog(join(folder, "logs"), "/home/somebody", () => new Date(0));
    const error = new SyntaxError('Unexpected token in "my secret diary\n    at /home/somebody/secret.md"');
    error.stack = `${String(error)}\n    at read (/home/somebody/galley/read.js:1:2)`;
    const id = record("document.open", error);
    const log = await readFile(join(folder, "logs", "galley.log"), "utf8");
    expect(log).toBe(
      `1970-01-01T00:00:00.000Z ${id} document.open SyntaxError\n    at read (~/galley/read.js:1:2)\n`,
    );
    record("document.open", "my secret diary");
    expect(await readFile(join(folder, "logs", "galley.log"), "utf8")).not.toContain("diary");
    expect((await stat(join(folder, "logs", "galley.log"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "logs"))).mode & 0o777).toBe(0o700);
  });

  test("[H13] does not grow without end, and does not fail where it cannot write", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "galley.log"), "x".repeat(1_000_001));
    createBugLog(folder, "/home/somebody", () => new Date(0))("place", null);
    expect((await readdir(folder)).toSorted()).toEqual(["galley.log", "galley.log.1"]);
    const nowhere = createBugLog(join(folder, "galley.log", "logs"), "/home/somebody", () => new Date(0));
    expect(nowhere("place", null)).toMatch(/^[0-9a-f]{8}$/);
  });
});

test("[C10] places fill evenly, and a clock that jumps back takes none away", () => {
  let now = 0;
  const mayCall = createRateLimit(10, () => now);
  const taken = (tries: number) => Array.from({ length: tries }, () => mayCall()).filter(Boolean).length;
  expect(taken(15)).toBe(10);
  now = 500;
  expect(taken(15)).toBe(5);
  now = -10_000;
  expect(taken(15)).toBe(0);
  now = -9000;
  expect(taken(15)).toBe(10);
});
