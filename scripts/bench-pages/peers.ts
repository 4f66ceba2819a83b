/** Markdown into other editors' documents and out again, by their own defaults. */

import { defaultValueCtx, Editor, parserCtx, rootCtx, serializerCtx } from "@milkdown/kit/core";
import { commonmark } from "@milkdown/kit/preset/commonmark";
import { gfm } from "@milkdown/kit/preset/gfm";
import { Editor as TiptapEditor } from "@tiptap/core";
import { Image } from "@tiptap/extension-image";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import { TableKit } from "@tiptap/extension-table";
import { Markdown } from "@tiptap/markdown";
import { StarterKit } from "@tiptap/starter-kit";

export type PeerEditor = "milkdown" | "tiptap";

declare global {
  interface Window {
    peersReady: Promise<void>;
    /** `markdown` as the editor gives it back unedited. Throws what the editor throws. */
    throughPeer: (editor: PeerEditor, markdown: string) => string;
  }
}

const tiptap = new TiptapEditor({
  element: document.querySelector("#tiptap"),
  extensions: [
    StarterKit,
    TableKit,
    TaskList,
    TaskItem.configure({ nested: true }),
    Image.configure({ inline: true }),
    Markdown,
  ],
});

const milkdown = Editor.make()
  .config((ctx) => {
    ctx.set(rootCtx, "#milkdown");
    ctx.set(defaultValueCtx, "");
  })
  .use(commonmark)
  .use(gfm);

window.throughPeer = (editor, markdown) => {
  if (editor === "tiptap") {
    tiptap.commands.setContent(markdown, { contentType: "markdown" });
    return tiptap.getMarkdown();
  }
  return milkdown.ctx.get(serializerCtx)(milkdown.ctx.get(parserCtx)(markdown));
};
window.peersReady = milkdown.create().then(() => undefined);
