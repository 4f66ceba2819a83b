/** A history as sites have it, scripted over the sample site: what is stale, missing or moved is what the script did. */

import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { hashOfBlock } from "#core/locale/block-states";
import { BLOCK, type Ledger } from "#core/locale/ledger";
import { indexLedger, translationRows } from "#core/locale/translation-facts";
import { documentAt } from "#core/markdown/document-at";
import { openCopyOf } from "../support/copied-site.ts";
import { initGit } from "../support/git.ts";

const collection = "src/content/articles";
const name = "20260119/the-galley-proof-returns";
const renamed = "20260119/the-long-proof-returns";

async function openSample() {
  const site = await openCopyOf(resolve("resources/sample-site"));
  const { root, handlers, workspace } = site;
  const repository = await initGit(root);
  await handlers["library.read"]({ workspace });
  return {
    ...site,
    ...repository,
    async edit(change: (text: string) => string, article = name) {
      const path = join(root, collection, article, "en.md");
      const text = await readFile(path, "utf8");
      expect(change(text)).not.toBe(text);
      await writeFile(path, change(text));
    },
    ledger: async () => (await handlers["translations.read"]({ workspace, collection })).facts as Ledger,
  };
}

type Sample = Awaited<ReturnType<typeof openSample>>;

async function bodyAt({ root }: Sample, path: string) {
  const text = await readFile(join(root, collection, path), "utf8");
  return documentAt({ path, text }, "astro").body;
}

/** Every block that is not current, by how its text begins. */
async function blockStates(site: Sample, article = name): Promise<readonly string[]> {
  const [source, target] = [await bodyAt(site, `${article}/en.md`), await bodyAt(site, `${article}/ja.md`)];
  const index = indexLedger(await site.ledger());
  return translationRows(index, { article, locale: "ja", source, target }).flatMap((row) => {
    const block = row.source === null ? target.blocks[row.target ?? -1] : source.blocks[row.source];
    return row.state === "current" ? [] : [`${row.state}: ${block?.source.slice(0, 24)}`];
  });
}

async function matrix({ handlers, workspace }: Sample, article = name) {
  await handlers["library.read"]({ workspace });
  const id = `${collection}:${article}`;
  const { variants } = await handlers["translations.states"]({ workspace, articles: [id] });
  return Object.fromEntries(Object.entries(variants[0]?.counts ?? {}).filter(([, count]) => count > 0));
}

const word = (text: string) => text.replace("Editors loved it.", "Editors and printers loved it.");
const move = (text: string) => {
  const [block] = /Nothing on the strip moved.*\n\n/.exec(text) ?? [""];
  return text.replace(block, "").replace("does not change.\n\n", `does not change.\n\n${block}`);
};
const split = (text: string) => text.replace("print the book. A typist's", "print the book.\n\nA typist's");
const section = (text: string) =>
  `${text}\n## What the strip is for now\n\nIt lines the drawers of the office.\n`;

const stale = "stale: Editors and printers lov";
const moved = "moved: Nothing on the strip mov";
const parts = ["missing: The proof was pulled fro", "stale: A typist's copy was fast"];
const added = ["missing: ## What the strip is for", "missing: It lines the drawers of "];

test("[TS2] each edit of a history is told block by block, and squashing and rebasing change nothing", async () => {
  const site = await openSample();
  const { git, commit, edit, root } = site;
  await site.handlers["translations.begin"]({ workspace: site.workspace, collection });
  await commit();
  const first = (await git("rev-parse", "HEAD")).trim();
  // 15 blocks, and the title, the description and the comment.
  expect(await matrix(site)).toEqual({ current: 18 });
  expect(await blockStates(site)).toEqual([]);

  await edit(word);
  await commit();
  expect(await blockStates(site)).toEqual([stale]);
  expect(await matrix(site)).toEqual({ stale: 1, current: 17 });

  await edit(move);
  await commit();
  expect(await blockStates(site)).toEqual([stale, moved]);
  expect(await matrix(site)).toEqual({ stale: 1, moved: 1, current: 16 });

  await edit(split);
  await commit();
  expect(await blockStates(site)).toEqual([stale, moved, ...parts]);
  expect(await matrix(site)).toEqual({ stale: 2, moved: 1, missing: 1, current: 15 });

  await edit(section);
  await edit((text) => text.replace("this time as a window", "now as a window"));
  await commit();
  const all = [stale, moved, ...parts, ...added];
  const counts = { stale: 3, moved: 1, missing: 3, current: 14 };
  expect(await blockStates(site)).toEqual(all);
  expect(await matrix(site)).toEqual(counts);

  await rename(join(root, collection, name), join(root, collection, renamed));
  await commit();
  const told = async () => {
    expect(await blockStates(site, renamed)).toEqual(all);
    expect(await matrix(site, renamed)).toEqual(counts);
  };
  await told();

  await git("checkout", "-q", "-b", "squashed");
  await git("reset", "-q", "--soft", first);
  await commit();
  await told();

  await git("checkout", "-q", "-b", "other", first);
  await edit((text) => `${text}\nOne more line.\n`, "20260126/ruby-text-on-the-web");
  await commit();
  await git("checkout", "-q", "main");
  await git("rebase", "-q", "other");
  await told();
  expect(await matrix(site, "20260126/ruby-text-on-the-web")).toMatchObject({ missing: 1 });
}, 120_000);

test("[TS2] two branches that note the same blocks merge without a conflict, and both are known", async () => {
  const site = await openSample();
  const { git, commit, handlers, workspace } = site;
  await handlers["translations.begin"]({ workspace, collection });
  await commit();
  const blocks = (await bodyAt(site, `${name}/en.md`)).blocks;
  const noteAll = async (target: string) => {
    const facts = blocks.map((block) => ({
      article: name,
      locale: "ja",
      unit: BLOCK,
      source: hashOfBlock(block),
      target,
      mark: "made" as const,
    }));
    await handlers["translations.note"]({ workspace, collection, facts, texts: [] });
    await commit();
  };
  const before = (await site.ledger()).length;
  await git("checkout", "-q", "-b", "mine");
  await noteAll("00000000001");
  await git("checkout", "-q", "main");
  await noteAll("00000000002");
  await git("merge", "-q", "--no-edit", "mine");
  const ledger = await site.ledger();
  expect(ledger).toHaveLength(before + 2 * blocks.length);
  expect(await git("status", "--porcelain")).toBe("");
}, 120_000);

test("[TS8] git's history says what each translation was made from", async () => {
  const site = await openSample();
  const { git, commit, edit, handlers, workspace, root } = site;
  await commit();
  await edit(word);
  await commit();
  // A translation that is only moved did not change; one that changes was made from the source of then.
  await rename(join(root, collection, name), join(root, collection, renamed));
  await commit();
  const ruby = "20260126/ruby-text-on-the-web";
  await edit((text) => `${text}\nOne more line.\n`, ruby);
  const ja = join(root, collection, ruby, "ja.md");
  await writeFile(ja, `${await readFile(ja, "utf8")}\nもう一行。\n`);
  await commit();
  await git("config", "core.fsmonitor", "touch sprung");
  await git("config", "gpg.program", "touch sprung");
  await git("config", "log.showSignature", "true");
  await handlers["library.read"]({ workspace });
  const begin = () => handlers["translations.begin"]({ workspace, collection, from: "git" });
  await expect(begin()).rejects.toMatchObject({ code: "not-trusted" });
  const { fingerprint } = await handlers["trust.read"]({ workspace });
  await handlers["trust.grant"]({ workspace, fingerprint, parent: false });
  expect((await begin()).noted).toBeGreaterThan(100);
  expect(await blockStates(site, renamed)).toEqual([stale]);
  expect(await matrix(site, ruby)).not.toHaveProperty("stale");
  expect(await readdir(root)).not.toContain("sprung");
}, 120_000);

test("[TS10] what a source said before is found in git's history by its hash, under the name that it had", async () => {
  const site = await openSample();
  const { commit, edit, handlers, workspace, root } = site;
  await commit();
  const [, before] = (await bodyAt(site, `${name}/en.md`)).blocks;
  if (!before) throw new Error("the sample has blocks");
  await edit(word);
  await commit();
  await rename(join(root, collection, name), join(root, collection, renamed));
  await commit();
  await handlers["library.read"]({ workspace });
  const article = `${collection}:${renamed}`;
  const hashes = [hashOfBlock(before), "00000000000"];
  const learn = () => handlers["translations.learn"]({ workspace, article, hashes });
  await expect(learn()).rejects.toMatchObject({ code: "not-trusted" });
  const { fingerprint } = await handlers["trust.read"]({ workspace });
  await handlers["trust.grant"]({ workspace, fingerprint, parent: false });
  const found = [{ hash: hashOfBlock(before), text: before.source }];
  expect((await learn()).texts).toEqual(found);
  expect((await handlers["translations.texts"]({ workspace, hashes })).texts).toEqual(found);
}, 120_000);
