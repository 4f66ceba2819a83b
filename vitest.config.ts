import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/{unit,services,contract,hosts,electron,scripts,security,bad-inputs}/**/*.test.{ts,tsx}"],
    environment: "node",
    setupFiles: ["tests/support/seed.ts"],
    // Files, processes and watchers answer late on a busy machine: a test that passes the second time is told, not failed.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A test that forgets what it checks is not a test.
    expect: { requireAssertions: true },
    passWithNoTests: false,
  },
});
