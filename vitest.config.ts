import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/{unit,services,contract,hosts,electron,scripts,security,bad-inputs}/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A test that forgets what it checks is not a test.
    expect: { requireAssertions: true },
    passWithNoTests: false,
  },
});
