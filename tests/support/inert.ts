/** Whether a page is as inert as it should be: what could run is looked for in every document and shadow root. */

import type { Frame, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** Whatever calls `hit()` or a dialog is an error of the page, which ends the test. */
export async function reportHits(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const hit = () => console.error("EXECUTED: a text of the article ran");
    Object.assign(window, { hit, alert: hit, confirm: hit, prompt: hit, print: hit });
  });
}

/** No handler, frame, plug-in or address that runs something, in the window and in its frames. */
export async function expectInert(page: Page, where: string): Promise<void> {
  for (const frame of page.frames()) {
    const isWindow = frame === page.mainFrame();
    const found = await frame.evaluate(dangerIn, isWindow).catch((error: unknown) => {
      if (isWindow || page.isClosed() || !isGone(error)) throw error;
      return [];
    });
    expect(found, where).toEqual([]);
  }
}

/**
 * A frame that was replaced while it was looked at is looked at anew with the next call. The preview has a process of
 * its own, which ends with the frame.
 */
function isGone(error: unknown): boolean {
  return /detached|destroyed|navigat|has been closed/i.test(String(error));
}

function dangerIn(isWindow: boolean): string[] {
  const found: string[] = [];
  const runs = /^[\u0000-\u0020]*(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript|data:text)/i;
  const isBuilt = (address: string | null): boolean => {
    const url = address === null ? null : URL.parse(address, document.baseURI);
    return url?.origin === location.origin && /^\/(?:assets\/|client\.js$|preview\.css$)/.test(url.pathname);
  };
  const visit = (root: Document | ShadowRoot | DocumentFragment): void => {
    for (const element of root.querySelectorAll("*")) {
      const name = element.localName;
      const isOurs =
        (name === "iframe" && isWindow && element.classList.contains("preview-frame")) ||
        (name === "script" && isBuilt(element.getAttribute("src"))) ||
        (name === "link" && isBuilt(element.getAttribute("href")));
      if (/^(?:script|iframe|frame|object|embed|applet|base|portal|marquee|link)$/.test(name) && !isOurs)
        found.push(element.outerHTML.slice(0, 200));
      for (const { name: attribute, value } of element.attributes) {
        const isAddress =
          /^(?:href|src|action|formaction|data|xlink:href|poster|background|srcdoc|ping)$/i.test(attribute);
        if (/^on/i.test(attribute) || attribute === "srcdoc" || (isAddress && runs.test(value)))
          found.push(`${name} ${attribute}=${value.slice(0, 100)}`);
      }
      if (element.shadowRoot) visit(element.shadowRoot);
      if (element instanceof HTMLTemplateElement) visit(element.content);
    }
  };
  visit(document);
  return found;
}

/** The preview's frame. */
export async function previewFrame(page: Page): Promise<Frame> {
  const element = await page.locator("iframe.preview-frame").elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error("the preview has no frame");
  return frame;
}
