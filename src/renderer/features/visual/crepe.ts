/** Crepe, as Galley uses it: its features and commands over our schema, without its history, parser and listeners. */

import { CrepeBuilder } from "@milkdown/crepe/builder";
import { blockEdit } from "@milkdown/crepe/feature/block-edit";
import { cursor } from "@milkdown/crepe/feature/cursor";
import { placeholder } from "@milkdown/crepe/feature/placeholder";
import { table } from "@milkdown/crepe/feature/table";
import {
  commandsCtx,
  editorViewCtx,
  editorViewOptionsCtx,
  nodeViewCtx,
  prosePluginsCtx,
} from "@milkdown/kit/core";
import { clipboard } from "@milkdown/kit/plugin/clipboard";
import { history } from "@milkdown/kit/plugin/history";
import { indentPlugin } from "@milkdown/kit/plugin/indent";
import { listener } from "@milkdown/kit/plugin/listener";
import { uploadPlugin } from "@milkdown/kit/plugin/upload";
import {
  clearTextInCurrentBlockCommand,
  inlineNodesCursorPlugin,
  syncHeadingIdPlugin,
  syncListOrderPlugin,
} from "@milkdown/kit/preset/commonmark";
import type { Plugin } from "@milkdown/kit/prose/state";
import type { EditorProps, EditorView, NodeViewConstructor } from "@milkdown/kit/prose/view";
import type { VisualNode } from "#core/visual/node";
import type { VisualWords } from "./visual-words.ts";
import { inputRules, replacedInputRules } from "./input-rules.ts";
import { imageIcon, tableIcons } from "./table-icons.ts";
import { coreSchema } from "./visual-schema.ts";

export interface CrepeNeeds {
  readonly root: HTMLElement;
  readonly nodes: readonly VisualNode[];
  readonly words: VisualWords;
  readonly isEditable: () => boolean;
  readonly props: Partial<EditorProps>;
  readonly plugins: readonly Plugin[];
  readonly nodeViews: Readonly<Record<string, NodeViewConstructor>>;
  /** An image is chosen in the menu. */
  readonly onImage: () => void;
}

export interface Crepe {
  readonly view: EditorView;
  destroy(): Promise<unknown>;
}

/**
 * Plugins of Crepe's that would undo what Galley promises.
 *
 * History belongs to the document; the listener serialises everything at a key; `indent` and the upload trap
 * Tab and put blob addresses into articles; the two `sync` plugins change nodes that nobody edited; the
 * clipboard reads Markdown with Milkdown's parser; the cursor between inline nodes breaks compositions.
 */
const unwanted = [
  history,
  listener,
  indentPlugin,
  uploadPlugin,
  clipboard,
  syncHeadingIdPlugin,
  syncListOrderPlugin,
  inlineNodesCursorPlugin,
  ...replacedInputRules,
].flat();

export async function createCrepe(needs: CrepeNeeds): Promise<Crepe> {
  const { root, nodes, isEditable, props, plugins, nodeViews } = needs;
  const content = nodes.length > 0 ? nodes : [{ type: "paragraph" }];
  const builder = new CrepeBuilder({
    root,
    defaultValue: { type: "json", value: { type: "doc", content } as never },
  });
  addFeatures(builder, needs);
  const { editor } = builder;
  await editor.remove(unwanted);
  editor.use(coreSchema).use(inputRules);
  editor.config((ctx) => {
    ctx.update(editorViewOptionsCtx, (options) => ({ ...options, ...props, editable: isEditable }));
    ctx.update(prosePluginsCtx, (others) => [...plugins, ...others]);
    ctx.update(nodeViewCtx, (others) => [...others, ...Object.entries(nodeViews)]);
  });
  await builder.create();
  return { view: editor.ctx.get(editorViewCtx), destroy: builder.destroy };
}

function addFeatures(builder: CrepeBuilder, { words, onImage }: CrepeNeeds) {
  const { image, ...advanced } = words.slash.advanced;
  builder
    .addFeature(cursor, { virtual: false })
    .addFeature(placeholder, { text: words.placeholder, mode: "doc" })
    .addFeature(table, tableIcons(words.table))
    .addFeature(blockEdit, {
      textGroup: labelled(words.slash.text),
      listGroup: labelled(words.slash.list),
      advancedGroup: { ...labelled(advanced), image: null, math: null },
      buildMenu: (menu) =>
        menu.getGroup("advanced").addItem("image", {
          label: image,
          icon: imageIcon,
          onRun(ctx) {
            ctx.get(commandsCtx).call(clearTextInCurrentBlockCommand.key);
            onImage();
          },
        }),
    });
}

/** `{label: "Text", h1: "Heading 1"}` as Crepe wants it: every item an object with a label. */
function labelled({ label, ...items }: { readonly label: string; readonly [item: string]: string }) {
  const entries = Object.entries(items).map(([name, text]) => [name, { label: text }]);
  return { label, ...Object.fromEntries(entries) };
}
