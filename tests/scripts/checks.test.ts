import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lockProblems } from "../../scripts/check-lock.ts";
import { ruleProblems } from "../../scripts/check-rules.ts";

const root = join(import.meta.dirname, "..", "..");

/** A test's title, put together here so that this file cites no rule of that name itself. */
const title = (rule: string) => ["te", `st("[${rule}] what it says", () => {});\n`].join("");

describe("[H50] rules and tests", () => {
  const spec = { path: "src/a/SPEC.md", text: "# A\n\n- **A1** One.\n- **A2** Two, see **A9**.\n" };

  test("[H50] a rule that a title cites is well", () => {
    const each = title("A2").replace("(", ".each<[string, (a: number) => void]>([f(1)])(");
    const tests = { path: "a.test.ts", text: title("A1") + each };
    expect(ruleProblems([spec], [tests])).toEqual([]);
  });

  test("[H50] a rule without a test, a test without a rule and a rule that stands twice are found", () => {
    const tests = { path: "a.test.ts", text: `${title("A1")}${title("A3")}// [A2]` };
    expect(ruleProblems([spec, { ...spec, path: "src/b/SPEC.md" }], [tests])).toEqual([
      "src/b/SPEC.md: A1 is in src/a/SPEC.md too",
      "src/b/SPEC.md: A2 is in src/a/SPEC.md too",
      "a.test.ts: no SPEC file has A3",
      "src/b/SPEC.md: no test cites [A2]",
    ]);
  });
});

describe("[H51] the lock file", () => {
  test("[H51] finds what npm leaves out", () => {
    const tool = { optionalDependencies: { "tool-linux": "1", "tool-mac": "1" } };
    const packages = {
      "": { optionalDependencies: { tool: "1" } },
      "node_modules/tool": tool,
      "node_modules/tool-linux": {},
      "node_modules/other/node_modules/tool": tool,
      "node_modules/other/node_modules/tool-mac": { resolved: "https://registry.example/tool-mac.tgz" },
    };
    expect(lockProblems({ packages })).toEqual([
      "tool-mac, optional for node_modules/tool, is not in the lock",
      "node_modules/other/node_modules/tool-mac names a registry's address",
    ]);
  });

  test("[H51] is whole here", () => {
    expect(lockProblems(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")))).toEqual([]);
  });
});

test("[H52] no tracked text names an absolute path of the machine where it was written", () => {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter(Boolean);
  // The checkout's own folder, and the folder that holds it, unless that is a folder that every machine has.
  const here = [root, join(root, "..")].filter(
    (folder) => !["/", "/home", "/tmp", "/root", "/usr"].includes(folder),
  );
  const own = here.map((folder) => new RegExp(`(?<![\\w.~-])${escaped(folder)}(?![\\w-])`));
  const naming = files.filter((file) => {
    if (/\.(png|woff2|ico|icns)$/.test(file) || !existsAsText(file)) return false;
    const text = readFileSync(join(root, file), "utf8");
    return own.some((pattern) => pattern.test(text));
  });
  expect(files.length).toBeGreaterThan(100);
  expect(naming).toEqual([]);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Deleted in the working tree, and still tracked: nothing to read. */
function existsAsText(file: string): boolean {
  try {
    readFileSync(join(root, file));
    return true;
  } catch {
    return false;
  }
}
