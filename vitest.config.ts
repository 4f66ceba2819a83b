import { defineConfig } from "vitest/config";
import { compileCache } from "./scripts/compile-cache.ts";

/** Values in, values out: nothing that one file does reaches another, so a worker goes on with the next. */
const pure = ["tests/unit/core/**/*.test.ts"];

export default defineConfig({
  test: {
    environment: "node",
    setupFiles: ["tests/support/seed.ts"],
    env: { NODE_COMPILE_CACHE: compileCache },
    // Files, processes and watchers answer late on a busy machine: a test that passes the second time is told, not failed.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A test that forgets what it checks is not a test.
    expect: { requireAssertions: true },
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: "core", include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: "all else",
          include: [
            "tests/{unit,services,contract,hosts,electron,scripts,security,bad-inputs}/**/*.test.{ts,tsx}",
          ],
          exclude: pure,
        },
      },
    ],
  },
});
