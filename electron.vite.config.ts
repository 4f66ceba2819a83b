import { join } from "node:path";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { developmentProxy } from "./scripts/development-proxy.ts";

/** Crepe carries Vue, which wants to be told; without these it warns and ships its developer tools. */
const vueFlags = {
  __VUE_OPTIONS_API__: "false",
  __VUE_PROD_DEVTOOLS__: "false",
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
};

export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          electron: "src/main/electron.ts",
          browser: "src/main/browser.ts",
          cli: "src/main/cli.ts",
          "audit-worker": "src/main/cli/audit-worker.ts",
          "body-worker": "src/services/index/body-worker.ts",
          "exchange-worker": "src/services/exchange/exchange-worker.ts",
          "terms-worker": "src/services/glossary/terms-worker.ts",
          "memory-worker": "src/services/memory/memory-worker.ts",
          "facts-worker": "src/services/workspace/facts-worker.ts",
          "translation-worker": "src/services/translations/translation-worker.ts",
          "search-worker": "src/services/search/search-worker.ts",
        },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { preload: "src/preload/preload.ts" },
        // A sandboxed preload script cannot be a module.
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    // The kit speaks thirty languages of its own; Galley speaks two.
    plugins: [react(), optimizeLocales.vite({ locales: ["en-US", "ja-JP"] })],
    define: vueFlags,
    worker: { format: "es" },
    // Crepe's plugins are told apart by identity: pre-bundled, the development server makes two of each.
    optimizeDeps: { exclude: ["@milkdown/crepe", "@milkdown/kit"], include: ["extend", "debug"] },
    resolve: {
      alias: {
        // Its browser form asks the page's DOM for entities, which a worker does not have.
        "decode-named-character-reference": join(
          import.meta.dirname,
          "node_modules/decode-named-character-reference/index.js",
        ),
      },
    },
    // Everything is a file of its own: the content security policy has no `data:` for scripts or fonts.
    build: { minify: "oxc", cssMinify: true, assetsInlineLimit: 0, reportCompressedSize: false },
    server: { host: "127.0.0.1", proxy: developmentProxy(process.env) },
  },
});
