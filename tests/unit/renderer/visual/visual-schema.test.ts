import { marksCtx, nodesCtx, remarkStringifyOptionsCtx } from "@milkdown/kit/core";
import { Clock, Container, Ctx } from "@milkdown/kit/ctx";
import { schema as commonmark } from "@milkdown/kit/preset/commonmark";
import { schema as gfm } from "@milkdown/kit/preset/gfm";
import { Schema } from "prosemirror-model";
import { expect, test } from "vitest";
import { visualSchema } from "#core/visual/schema";
import { coreSchema } from "../../../../src/renderer/features/visual/visual-schema.ts";

/** The schema that the editor would have, without a page: presets declare, ours has the last word. */
async function editorSchema(): Promise<Schema> {
  const ctx = new Ctx(new Container(), new Clock());
  ctx.inject(nodesCtx, []);
  ctx.inject(marksCtx, []);
  ctx.inject(remarkStringifyOptionsCtx);
  const runs = [...commonmark, ...gfm, coreSchema].map((plugin) => plugin(ctx));
  for (const run of runs) await run?.();
  return new Schema({
    nodes: Object.fromEntries(ctx.get(nodesCtx)),
    marks: Object.fromEntries(ctx.get(marksCtx)),
  });
}

/** Everything that decides what a document may hold; nothing of how it is drawn. */
function modelOf({ nodes, marks }: Schema) {
  const attributes = (spec: { readonly attrs?: unknown }) => JSON.stringify(spec.attrs ?? {});
  return {
    nodes: Object.values(nodes).map(({ name, spec }) => [
      name,
      spec.content ?? "",
      spec.group ?? "",
      spec.marks ?? null,
      spec.inline ?? false,
      spec.atom ?? false,
      spec.code ?? false,
      attributes(spec),
    ]),
    marks: Object.values(marks).map(({ name, spec }) => [
      name,
      spec.inclusive ?? true,
      spec.excludes ?? null,
      attributes(spec),
    ]),
  };
}

test("[UI24] the visual editor's schema holds what core's does, in the same order", async () => {
  expect(modelOf(await editorSchema())).toEqual(modelOf(visualSchema));
});

test("[UI24] every node and mark of the editor's schema can be drawn and read from a page", async () => {
  const { nodes, marks } = await editorSchema();
  const blind = [...Object.values(nodes), ...Object.values(marks)]
    .filter(({ name }) => name !== "doc" && name !== "text")
    .filter(({ spec }) => !spec.toDOM || !spec.parseDOM);
  expect(blind.map(({ name }) => name)).toEqual([]);
});
