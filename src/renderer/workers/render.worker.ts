/** The embedded renderer off the window's thread: keeps the body and its rendering, answers with what changed. */

import { editBetween } from "#core/document/patch";
import type { Body } from "#core/markdown/block";
import { bodyText, parseBody } from "#core/markdown/body";
import { blockStarts } from "#core/markdown/places";
import { reparseBody } from "#core/markdown/reparse";
import { createCodeHighlighter } from "#core/render/highlighter";
import { createRenderer, type RenderedUnit, type Renderer } from "#core/render/renderer";
import { patchBetween } from "#core/render/unit-patch";
import type { RenderAnswer, RenderRequest } from "./render-protocol.ts";

const highlighter = createCodeHighlighter();
let body: Body | null = null;
let options = "";
let render: Renderer | null = null;
let units: readonly RenderedUnit[] = [];
let latest = 0;

function answer(message: RenderAnswer): void {
  postMessage(message);
}

function bodyOf(request: RenderRequest): Body {
  if (!body || JSON.stringify(body.dialect) !== JSON.stringify(request.dialect)) {
    return parseBody(request.text, request.dialect);
  }
  const edit = editBetween(bodyText(body), request.text);
  return edit.length === 0 ? body : reparseBody(body, edit);
}

function rendererFor({ imagesBase, remoteImages, words }: RenderRequest): Renderer {
  const asked = JSON.stringify([imagesBase, remoteImages, words]);
  if (!render || asked !== options) {
    options = asked;
    render = createRenderer({ highlighter, imagesBase, remoteImages, words });
  }
  return render;
}

async function handle(request: RenderRequest): Promise<void> {
  latest = request.revision;
  const { revision } = request;
  body = bodyOf(request);
  for (;;) {
    const rendered = rendererFor(request)(body);
    const { pendingLanguages } = rendered;
    const patch = patchBetween(units, rendered.units);
    units = rendered.units;
    const starts = blockStarts(body);
    answer({ kind: "rendered", revision, patch, starts, isFinal: pendingLanguages.length === 0 });
    if (pendingLanguages.length === 0) return;
    await highlighter.load(pendingLanguages);
    // While the grammars came, the person went on typing.
    if (latest !== revision) return;
  }
}

addEventListener("message", ({ data }: MessageEvent<RenderRequest>) => {
  handle(data).catch(() => {
    // Half-done work is not built upon.
    body = null;
    render = null;
    answer({ kind: "failed", revision: data.revision });
  });
});
answer({ kind: "ready" });
