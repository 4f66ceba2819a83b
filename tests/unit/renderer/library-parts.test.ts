import { expect, test } from "vitest";
import type { Article } from "#core/library/article";
import { LibraryParts } from "#services/library-parts";
import type { WorkspaceId } from "#contract/values";
import type { Host } from "../../../src/renderer/host/create-host.ts";
import { libraryReader } from "../../../src/renderer/state/library-parts.ts";
import { variantOf } from "../../support/variant.ts";

const article = (index: number, title = `Article ${index}`): Article => ({
  id: `c:${String(index).padStart(5, "0")}`,
  collection: "c",
  key: String(index),
  variants: [variantOf(`c/${index}.md`, { title })],
});

/** A host whose library is `now`, and what it was asked for. */
function desk(articles: readonly Article[]) {
  const state = { now: articles, given: [] as number[], before: null as (() => Promise<unknown>) | null };
  const parts = new LibraryParts();
  const call = async (_name: string, { part }: { part: { since: number | null; from: number } }) => {
    if (part.from > 0) await state.before?.();
    const given = await parts.give(part, async () => ({ collections: [], articles: state.now }));
    state.given.push(given.articles.length);
    return given;
  };
  const read = libraryReader({ call } as unknown as Pick<Host, "call">);
  return { state, parts, read: () => read("w" as WorkspaceId) };
}

const many = Array.from({ length: 2500 }, (_, index) => article(index));

test("[L21] a library comes in parts, and the next time only what differs from it", async () => {
  const { state, read } = desk(many);
  const first = await read();
  expect(first.articles).toEqual(many);
  expect(state.given).toEqual([1000, 1000, 500]);
  state.now = many.map((each, index) => (index === 7 ? article(7, "Another") : article(index)));
  state.given.length = 0;
  const second = await read();
  expect(state.given).toEqual([1]);
  expect(second.articles).toEqual(state.now);
  expect(second.articles[8]).toBe(first.articles[8]);
  state.now = [...many.slice(3), article(9000)];
  expect((await read()).articles).toEqual(state.now);
});

test("[L21] where another library is given between two parts, that one is read", async () => {
  const { state, parts, read } = desk(many);
  state.before = () => {
    state.before = null;
    state.now = many.slice(0, 1200);
    return parts.give({ since: null, from: 0 }, async () => ({ collections: [], articles: state.now }));
  };
  expect((await read()).articles).toEqual(many.slice(0, 1200));
  expect((await read()).articles).toEqual(many.slice(0, 1200));
});
