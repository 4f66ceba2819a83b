// @ts-check
/**
 * Galley's one script in the pages of a site: it keeps the page and the editor at the same place. It changes nothing
 * of the page, keeps nothing, and believes only the window that frames it.
 */
(() => {
  "use strict";
  if (parent === window) return;

  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const appOrigins = (script?.dataset["appOrigins"] ?? "").split(" ").filter(Boolean);
  script?.remove();

  /** The letters of each block of the article, as the window knows it; "" where nothing is known to be shown. */
  /** @type {readonly string[]} */
  let blocks = [];
  /** The element that shows each block, by the block's index. */
  /** @type {(Element | null)[]} */
  let places = [];
  /** Where to be once the blocks are known: a page that is loaded anew begins where it was. */
  /** @type {(() => void) | null} */
  let waiting = null;
  const { tell } = linkPage({
    kind: "site",
    appOrigins,
    receive,
    *places() {
      for (const [block, place] of places.entries()) if (place?.isConnected) yield [block, [place]];
    },
    mayMove(move) {
      if (isFound()) return true;
      waiting = () => {
        waiting = null;
        move();
      };
      return false;
    },
    blockOf: (target) => places.findIndex((place) => place?.contains(target)),
    follow,
  });

  /** @param {any} message */
  function receive(message) {
    switch (message.kind) {
      case "blocks":
        blocks = Array.isArray(message.letters) ? message.letters.map(String) : [];
        return look();
      case "seek":
        return seek(message);
      case "body":
        return showBody(String(message.base), String(message.html));
      case "reload":
        return location.reload();
      default:
        return undefined;
    }
  }

  /**
   * Show where another page leads to the article: by its link, else by words of it.
   * @param {any} message
   */
  function seek(message) {
    const wanted = plain(String(message.url ?? ""));
    const link = [...document.links].find(
      ({ origin, pathname }) => origin === location.origin && plain(pathname) === wanted,
    );
    const found = (wanted !== "" && link) || elementWith(lettersOf(String(message.words ?? "")));
    if (!found) return;
    const card =
      found.closest("li, article, tr, dt, [class*=card], [class*=item], [class*=entry], p") ?? found;
    // This frame alone: the browser would have the window around it scroll as well.
    const box = card.getBoundingClientRect();
    window.scrollTo({ top: scrollY + box.top - (innerHeight - box.height) / 2, behavior: "instant" });
    const mark = { outline: "2px solid rgb(59 110 220 / 70%)", outlineOffset: "4px" };
    card.animate([mark, mark], { duration: 1e9, id: "galley-mark" });
  }

  /** @param {string} path */
  function plain(path) {
    try {
      return decodeURI(path).replace(/(?:\/index)?\.html$|\/$/, "");
    } catch {
      return path;
    }
  }

  /**
   * The smallest element that shows the letters.
   * @param {string} letters
   */
  function elementWith(letters) {
    if (letters === "") return null;
    let found = null;
    for (const element of document.body.querySelectorAll("*"))
      if (!(element instanceof HTMLScriptElement) && lettersOf(element.textContent ?? "").includes(letters))
        found = element;
    return found;
  }

  /**
   * Letters and digits, folded: the same folding as the window's, so that quotes and dashes do not matter.
   * @param {string} text
   */
  function lettersOf(text) {
    return text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "");
  }

  /**
   * The article stands in the element most of whose children show one of its blocks. Its children are then walked in
   * step with the blocks; a block that shows nothing of its own stands where the one before it does.
   */
  function findPlaces() {
    const wanted = new Set(blocks.filter((letters) => letters !== ""));
    const starts = new Set(
      [...wanted].filter((letters) => letters.length >= LONG).map((letters) => letters.slice(0, LONG)),
    );
    /** @type {{ element: Element, shown: number } | null} */
    let best = null;
    /** @type {Map<Element, number>} */
    const counts = new Map();
    for (const element of document.body.querySelectorAll(
      "p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, pre, dl, div, figure",
    )) {
      const container = element.parentElement;
      const letters = lettersOf(element.textContent ?? "");
      if (container === null || !(wanted.has(letters) || starts.has(letters.slice(0, LONG)))) continue;
      const shown = (counts.get(container) ?? 0) + 1;
      counts.set(container, shown);
      if (best === null || shown > best.shown) best = { element: container, shown };
    }
    places = blocks.map(() => null);
    if (best === null) return;
    const children = [...best.element.children];
    const letters = children.map((child) => lettersOf(child.textContent ?? ""));
    let next = 0;
    blocks.forEach((block, index) => {
      const at = block === "" ? -1 : letters.findIndex((each, child) => child >= next && isSame(each, block));
      if (at < 0) return;
      places[index] = children[at] ?? null;
      next = at + 1;
    });
  }

  /** Find the blocks, and go where the page was to be once they are there. */
  function look() {
    findPlaces();
    if (isFound()) waiting?.();
  }

  function isFound() {
    return places.some((place) => place?.isConnected);
  }

  // Some pages are filled, or filled anew, by their own scripts after they are loaded.
  let isLooking = false;
  new MutationObserver(() => {
    if (isLooking || blocks.length === 0 || isFound()) return;
    isLooking = true;
    setTimeout(() => {
      isLooking = false;
      if (!isFound()) look();
    }, 100);
  }).observe(document.documentElement, { childList: true, subtree: true });

  /** So many letters in a row are no accident: what follows may be a footnote's mark or an address. */
  const LONG = 20;

  /** @param {string} shown @param {string} block */
  function isSame(shown, block) {
    return shown === block || (block.length >= LONG && shown.startsWith(block.slice(0, LONG)));
  }

  /**
   * The article's own elements where they stand, each with the markup that it was made of.
   * @typedef {{ key: string, node: ChildNode }} Part
   */
  /** @type {{ base: string, container: Element, parts: readonly Part[], end: ChildNode | null } | null} */
  let body = null;

  /**
   * Put a body in the place of the one that the page shows, which the publisher made of `base`'s markup. Only what
   * differs is replaced. A page whose scripts have made something else of it is left alone, and that is told.
   * @param {string} base
   * @param {string} html
   */
  function showBody(base, html) {
    if (body?.base !== base || !body.parts.every(({ node }) => node.parentNode === body?.container))
      body = findBody(base);
    if (body !== null) {
      body = { ...body, parts: replaceParts(body, partsOf(html)) };
      look();
    }
    tell({ kind: "body", shown: body !== null });
  }

  /** @param {string} html @returns {Part[]} */
  function partsOf(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return partsIn(template.content);
  }

  /** Elements and texts; not the space between them. @param {ParentNode} parent @returns {Part[]} */
  function partsIn(parent) {
    return [...parent.childNodes]
      .filter((node) => node instanceof Element || (node.nodeType === 3 && node.textContent?.trim() !== ""))
      .map((node) => ({ key: node instanceof Element ? node.outerHTML : (node.textContent ?? ""), node }));
  }

  /** @param {string} base */
  function findBody(base) {
    const made = partsOf(base);
    const first = made[0]?.node;
    if (first === undefined) return null;
    const candidates = first instanceof Element ? document.body.querySelectorAll(first.localName) : [];
    for (const candidate of candidates) {
      const container = candidate.parentElement;
      if (container === null) continue;
      const there = partsIn(container);
      const from = there.findIndex(({ node }) => node === candidate);
      const own = there.slice(from, from + made.length);
      if (own.length < made.length || !own.every(({ node }, at) => isMadeOf(node, made[at]?.node))) continue;
      return {
        base,
        container,
        parts: own.map(({ node }, at) => ({ key: made[at]?.key ?? "", node })),
        end: own.at(-1)?.node.nextSibling ?? null,
      };
    }
    return null;
  }

  /** Scripts may have put buttons and marks into an element. @param {ChildNode} node @param {ChildNode | undefined} source */
  function isMadeOf(node, source) {
    if (source === undefined || node.nodeName !== source.nodeName) return false;
    return lettersOf(node.textContent ?? "").includes(lettersOf(source.textContent ?? ""));
  }

  /**
   * @param {NonNullable<typeof body>} there
   * @param {readonly Part[]} made
   * @returns {Part[]} what stands there now
   */
  function replaceParts({ container, parts, end }, made) {
    let from = 0;
    while (from < parts.length && parts[from]?.key === made[from]?.key) from += 1;
    let same = 0;
    const most = Math.min(parts.length, made.length) - from;
    while (same < most && parts.at(-1 - same)?.key === made.at(-1 - same)?.key) same += 1;
    const before = same === 0 ? end : (parts.at(-same)?.node ?? end);
    for (const { node } of parts.slice(from, parts.length - same)) node.remove();
    const added = made
      .slice(from, made.length - same)
      .map(({ key, node }) => ({ key, node: document.importNode(node, true) }));
    for (const { node } of added) container.insertBefore(node, before?.isConnected ? before : null);
    return [...parts.slice(0, from), ...added, ...parts.slice(parts.length - same)];
  }

  // Before the page's own: one that turns its pages itself would leave the window behind.
  addEventListener(
    "click",
    (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const link = target?.closest("a[href]");
      if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return;
      if (link.pathname === location.pathname || link.hasAttribute("download")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      tellPage(link);
    },
    { capture: true },
  );

  /**
   * A link within the page works as it does on the site; every other address is the window's to open.
   * @param {MouseEvent} event
   * @param {Element} link
   */
  function follow(event, link) {
    if (!(link instanceof HTMLAnchorElement)) return;
    const isHere = link.origin === location.origin && link.pathname === location.pathname && link.hash !== "";
    if (isHere || event.defaultPrevented) return;
    event.preventDefault();
    if (link.origin === location.origin) tellPage(link);
    else tell({ kind: "link", href: link.href.slice(0, 8192) });
  }

  /** @param {HTMLAnchorElement} link */
  function tellPage(link) {
    tell({ kind: "page", path: (link.pathname + link.search).slice(0, 8192) });
  }

  tell({ kind: "ready" });
})();
