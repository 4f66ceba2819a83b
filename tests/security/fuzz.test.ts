/** Messages of a page that has been taken over: random ones shaped like the contract's, against the real services. */

import fc from "fast-check";
import { mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { contract, type CallName } from "#contract/calls";
import { carriers } from "../support/carriers.ts";
import { startServices } from "../services/support/site.ts";
import { photograph, temporaryFolder, writeFiles } from "../services/support/temporary-folder.ts";

/** Short in every run; the figure of the promise with GALLEY_LONG. */
const COUNT = process.env.GALLEY_LONG ? 10_000 : 1000;

const hostilePaths = [
  ...[
    "../outside/s.md",
    "../../etc/passwd",
    "/etc/passwd",
    "posts/../../outside/n.md",
    "out/s.md",
    "out/n.md",
  ],
  ...[
    "out.md",
    "dangling/n.md",
    "..\\outside\\n.md",
    "C:\\x.md",
    "file:///etc/passwd",
    "%2e%2e/outside/n.md",
  ],
  ...[
    ".git/config",
    ".git/hooks/x.md",
    "package.json",
    "\0",
    "a.md\0",
    "con.md",
    "x".repeat(5000),
    "./a.md",
    "~",
  ],
  ...[
    "__proto__",
    "constructor",
    "posts",
    "posts/",
    "a.md/x.md",
    "\ud800.md",
    "posts//a.md",
    "．．/outside/n.md",
  ],
] as const;

/** Text of every kind that breaks parsers of paths, numbers and addresses. */
const text = fc.oneof(
  fc.constantFrom(...hostilePaths),
  fc.constantFrom("a.md", "posts/a.md", "posts/n.md", "", "utf-8", "title", "src/content/posts"),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://u:p@x/",
    "http://127.0.0.1/",
    "mailto:a@b",
  ),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, Infinity, Number.NaN, 2 ** 53, true, null, [], {}, undefined) },
);

interface Message {
  readonly name: string;
  readonly input: unknown;
}

/** A call with the names that its input has, mostly with the real workspace, and anything for the rest. */
function messages(workspace: string): fc.Arbitrary<Message> {
  const calls = (Object.keys(contract) as CallName[]).filter((name) => name !== "workspace.close");
  return fc.constantFrom(...calls).chain((name) => {
    const shape = Object.keys((contract[name].input as { readonly shape?: object }).shape ?? {});
    const fields = Object.fromEntries(
      shape.map((field): [string, fc.Arbitrary<unknown>] => [
        field,
        field === "workspace"
          ? fc.oneof({ weight: 9, arbitrary: fc.constant(workspace) }, value)
          : field === "folder"
            ? fc.constantFrom("relative", "", "\0", "/", "/nowhere/at/all")
            : field === "base"
              ? fc.oneof(fc.constant("0".repeat(64)), value)
              : value,
      ]),
    );
    return fc.record(fields, { requiredKeys: shape.slice(0, 1) }).map((input) => ({ name, input }));
  });
}

/** A workspace with every way out, and what must stay as it is beside it. */
async function surroundings() {
  const parent = await temporaryFolder({ "outside/s.md": "secret", "ws/a.md": "a", "ws/posts/a.md": "b" });
  const root = join(parent, "ws");
  await writeFiles(root, { ".git/config": "[core]\n", "package.json": "{}" });
  await symlink("../outside", join(root, "out"));
  await symlink("../outside/s.md", join(root, "out.md"));
  await symlink("../outside/not-yet", join(root, "dangling"));
  await mkdir(join(parent, "data"));
  return { parent, root, outside: join(parent, "outside") };
}

/** What a call may make in the site beside articles: a ledger of translations, a glossary, dismissed findings. */
const ownNames =
  /^\.galley(?:\/(?:glossary\.tsv|dismissed\.txt|translations(?:\/(?:\.gitattributes|[^/]+\.txt))?))?$/;

test.each(carriers.slice(1))(
  `[SE3] ${COUNT} fuzzed messages over %s reach nothing but the workspace's articles`,
  { timeout: 400_000 },
  async (name, connect) => {
    const { parent, root, outside } = await surroundings();
    const { handlers, openedLinks } = await startServices({
      userData: join(parent, "data", "galley"),
      home: parent,
    });
    // The clock is moved on, so that the limit of calls a second, which has tests of its own, lets them pass.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    const window = await connect(handlers);
    onTestFinished(() => window.close());
    const site = await window.calls["workspace.open"]({ folder: root });
    const before = { outside: await photograph(outside), git: await photograph(join(root, ".git")) };
    let passed = 0;
    for (const { name: call, input } of fc.sample(messages(site.id), { seed: 20261126, numRuns: COUNT })) {
      vi.setSystemTime(Date.now() + 100);
      const reply = (await window
        .send(call, input)
        .catch(() => ({ ok: false, error: { code: "unsent" } }))) as {
        readonly ok: boolean;
        readonly error?: { readonly code: string };
      };
      expect(reply.error?.code, JSON.stringify({ call, input }).slice(0, 400)).not.toBe("bug");
      if (reply.ok) passed += 1;
    }
    expect(window.bugs).toEqual([]);
    expect(await photograph(outside)).toEqual(before.outside);
    expect(await photograph(join(root, ".git"))).toEqual(before.git);
    const made = (await readdir(root, { recursive: true })).filter(
      (path) => !/^(?:\.git|out)(?:\/|$)/.test(path) && !ownNames.test(path),
    );
    expect(made.filter((path) => !/(?:^[^.]*$|\.md$|^package\.json$|^dangling$)/.test(path))).toEqual([]);
    expect(await readdir(parent)).toEqual(["data", "outside", "ws"]);
    expect(openedLinks.filter((link) => !/^(?:https?|mailto):/.test(link))).toEqual([]);
    console.log(`S3 ${COUNT} messages over ${name}, ${passed} valid ones answered, 0 outside, 0 bugs`);
  },
);
