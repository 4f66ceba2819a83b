import { defineConfig } from "@playwright/test";
import { findChromium, LEANER, WITHOUT_NETWORK } from "./scripts/chromium.ts";
import { compileCache } from "./scripts/compile-cache.ts";

const executablePath = findChromium();
process.env["NODE_COMPILE_CACHE"] ??= compileCache;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A test that passes only when it is tried again is reported as flaky, and looked into; it does not hold up the others.
  retries: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], ["json", { outputFile: "test-results/end-to-end.json" }]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "Asia/Tokyo",
    // A trace of every test would cost a third of the time; a test that failed is tried again with one.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      // Chromium's own sandbox does not start as root, which is what most containers run as.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [LEANER, WITHOUT_NETWORK],
    },
  },
});
