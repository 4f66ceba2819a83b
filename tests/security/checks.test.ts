/** The list of checks that are taken out by `npm run test:checks` is as the code is. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faultOf, readMutations } from "../../scripts/mutations.ts";

const spec = readFileSync(new URL("../../src/main/SPEC-security.md", import.meta.url), "utf8");

test.each(readMutations())("[SE9] $rule: $what", (mutation) => {
  expect(faultOf(mutation)).toBeNull();
});

test("[SE9] each of the forty rules has checks that are taken out, or a word why not", () => {
  const taken = new Set(readMutations().map(({ rule }) => Number(rule)));
  for (let rule = 1; rule <= 40; rule += 1) {
    const isExplained = new RegExp(`^\\| ${rule} \\|`, "m").test(spec);
    expect(taken.has(rule) !== isExplained, `rule ${rule}`).toBe(true);
  }
});
