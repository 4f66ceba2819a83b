import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bodyIn } from "#core/publish/same-page";
import type { FastValue, ProofValue } from "#contract/publishing";
import type { ShownValue } from "#contract/values";
import {
  fixturePublishers,
  fixtureSite,
  makeSite,
  missingPublisher,
  sharedVariants,
  type FixturePublisher,
  type FixtureSite,
} from "../../support/publisher-sites.ts";
import { sitePage } from "#services/preview/site-pages";
import { at, startServices, type Started } from "../support/site.ts";
import { photograph, temporaryFolder } from "../support/temporary-folder.ts";
import type { WorkspaceId } from "#contract/values";

/** Other versions of a publisher, and the slowest one, are compared by `npm run parity`. */
const everyTime = (publisher: FixturePublisher): boolean =>
  !publisher.includes("@") && publisher !== "docusaurus";

/** Those that have a renderer of their own besides the building of a site; VitePress's is compared by `npm run parity`. */
const quick: ReadonlySet<string> = new Set(["astro", "jekyll", "eleventy"]);

async function openPublished(
  publisher: FixturePublisher,
  prepare: (root: string) => Promise<void> = () => Promise.resolve(),
) {
  const root = join(await temporaryFolder(), "site");
  await mkdir(root);
  await makeSite(publisher, root);
  await prepare(root);
  const started = await startServices();
  const { id } = await started.handlers["workspace.open"]({ folder: root });
  const workspace = id as WorkspaceId;
  const { handlers } = started;
  await trust(handlers, workspace);
  await handlers["publisher.start"]({ workspace });
  const show = (path: string, text: string | null) =>
    handlers["publisher.show"]({ workspace, path: at(path), text }) as Promise<ShownValue>;
  const page = async (url: string | null) => {
    const { publisher: state } = await handlers["publisher.read"]({ workspace });
    if (state.kind !== "running" || url === null) return null;
    const label = /\/\/([0-9a-f]{40})\./.exec(state.origin)?.[1] ?? "";
    const readScript = () => Promise.resolve(new Uint8Array());
    const needs = { siteOf: started.services.siteOf, readScript, appOrigins: ["http://127.0.0.1:1"] };
    const answer = await sitePage(needs, label, new Request(state.origin + url));
    return answer.ok ? answer.text() : null;
  };
  const fast = (path: string, text: string) =>
    handlers["publisher.fast"]({ workspace, path: at(path), text }) as Promise<FastValue>;
  const prove = (path: string, text: string) =>
    handlers["publisher.prove"]({ workspace, path: at(path), text }) as Promise<ProofValue>;
  return { ...started, root, workspace, show, page, fast, prove };
}

/** As a person does who has read what would run. */
async function trust(handlers: Started["handlers"], workspace: WorkspaceId): Promise<void> {
  const { fingerprint } = await handlers["trust.read"]({ workspace });
  await handlers["trust.grant"]({ workspace, fingerprint, parent: false });
}

test("[PU5] nothing of a site is run before it is trusted, and what runs ends when it no longer is", async () => {
  const root = await temporaryFolder({
    "hugo.toml": 'title = "A"\n',
    "content/a.md": "---\ntitle: A\n---\n\nText.\n",
  });
  const { handlers, userData } = await startServices();
  const { id } = await handlers["workspace.open"]({ folder: root });
  const workspace = id as WorkspaceId;
  const refused = { code: "not-trusted" };
  await expect(handlers["publisher.start"]({ workspace })).rejects.toMatchObject(refused);
  expect(existsSync(join(userData, "sites"))).toBe(false);
  expect((await handlers["publisher.read"]({ workspace })).publisher.kind).toMatch(/^(?:stopped|missing)$/);
  if ((await missingPublisher("hugo")) !== null) return;
  await trust(handlers, workspace);
  await handlers["publisher.start"]({ workspace });
  const path = at("content/a.md");
  await handlers["publisher.show"]({ workspace, path, text: null });
  await handlers["trust.revoke"]({ workspace, parent: false });
  await expect
    .poll(async () => (await handlers["publisher.read"]({ workspace })).publisher.kind)
    .not.toBe("running");
  await expect(handlers["publisher.start"]({ workspace })).rejects.toMatchObject(refused);
});

describe.each(fixturePublishers.filter(everyTime))("%s", async (publisher) => {
  const missing = await missingPublisher(publisher);
  if (missing !== null) console.log(`skipped: ${missing}`);

  test.skipIf(missing !== null)(
    "[PU1] [PU2] [PU3] [PU4] [PU30] texts are shown, refused, left out, or have no page, as the tool itself says",
    async () => {
      const [broken = "", refusable = "", ...others] = await sharedVariants(publisher);
      const { root, show, page, fast } = await openPublished(publisher, async (site) => {
        const text = await readFile(join(site, broken), "utf8");
        await writeFile(join(site, broken), text.replace(/^title: .*/m, 'title: "unclosed'));
      });
      const before = await photograph(root);

      // One that keeps the site from being built is left out and told. Jekyll builds without it by itself.
      if (publisher !== "jekyll")
        expect(await show(broken, null)).toMatchObject({ kind: "rejected", url: null });

      for (const path of others.filter((_path, index) => index % 4 === 0)) {
        const saved = await show(path, null);
        expect(saved, path).toMatchObject({ kind: "served" });
        const text = await readFile(join(root, path), "utf8");
        const unsaved = `${text}\nA sentence that nobody saved.\n`;
        const atOnce = await fast(path, unsaved);
        const edited = await show(path, unsaved);
        expect(edited, path).toMatchObject({ kind: "served", url: (saved as { url: string }).url });
        expect(await page((edited as { url: string }).url), path).not.toBeNull();
        if (!quick.has(fixtureSite(publisher))) continue;
        expect(atOnce.kind, path).toBe("rendered");
        const { html, base } = atOnce as FastValue & { kind: "rendered" };
        expect(base, path).not.toContain("A sentence that nobody saved.");
        expect(bodyIn((await page((edited as { url: string }).url)) ?? "", html, []), path).not.toBeNull();
      }

      const text = await readFile(join(root, refusable), "utf8");
      const first = (await show(refusable, null)) as { url: string };
      const refused = await show(
        refusable,
        text.replace(/^title: .*/m, 'title: "unclosed').replace("---\n\n", "---\n\nNew words.\n\n"),
      );
      expect(refused).toMatchObject({ kind: "rejected" });
      expect((refused as { reason: string }).reason).not.toContain(root);
      const mended = await show(refusable, text.replace("---\n\n", "---\n\nMended words.\n\n"));
      expect(mended).toMatchObject({ kind: "served", url: first.url });
      if (!isFilledByBrowser(publisher)) expect(await page(first.url)).toContain("Mended words.");

      for (const path of withoutPage[fixtureSite(publisher)])
        expect(await show(path, null), path).toMatchObject({ kind: "served", url: null });
      expect(await photograph(root)).toEqual(before);
    },
    180_000,
  );
});

/** Whose server answers pages that hold no text: what they show is known from Galley's script in it alone. */
function isFilledByBrowser(publisher: FixturePublisher): boolean {
  return fixtureSite(publisher) === "vitepress";
}

/** Entries that other pages read, drafts, and what is withheld. */
const withoutPage: Readonly<Record<FixtureSite, readonly string[]>> = {
  astro: ["src/content/timeline/first-press/en.md", "src/content/timeline/first-press/ja.md"],
  hugo: ["content/articles/draft.en.md", "content/articles/headless.en.md"],
  jekyll: ["_articles/en/withheld.md"],
  eleventy: ["articles/en/data-only.md"],
  vitepress: ["en/notes/private.md"],
  docusaurus: ["docs/draft.md", "docs/_partial.mdx"],
};

const hugoIsMissing = await missingPublisher("hugo");

test.skipIf(hugoIsMissing !== null)(
  "[PU33] a production build proves what is shown, or says why there is none",
  async () => {
    const { root, prove } = await openPublished("hugo");
    const path = (await sharedVariants("hugo"))[0] ?? "";
    const text = `${await readFile(join(root, path), "utf8")}\nNobody saved this.\n`;
    expect(await prove(path, text)).toMatchObject({ kind: "equal" });
    const broken = text.replace(/^title: .*/m, 'title: "unclosed');
    expect(await prove(path, broken)).toMatchObject({ kind: "not-built" });
  },
  90_000,
);
