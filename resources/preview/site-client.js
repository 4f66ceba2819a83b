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
  /** While the page scrolls because it was told to, it does not report it. */
  let isFollowing = false;
  /** Where to be once the blocks are known: a page that is loaded anew begins where it was. */
  /** @type {(() => void) | null} */
  let waiting = null;

  addEventListener("message", (event) => {
    if (event.source !== parent || !appOrigins.includes(event.origin)) return;
    const message = event.data;
    if (typeof message !== "object" || message === null || message.galley !== "site") return;
    receive(message);
  });

  /** @param {any} message */
  function receive(message) {
    switch (message.kind) {
      case "blocks":
        blocks = Array.isArray(message.letters) ? message.letters.map(String) : [];
        return look();
      case "scroll":
        return scrollTo(Number(message.block), Number(message.fraction), "edge");
      case "show":
        return scrollTo(Number(message.block), Number(message.fraction), "view");
      case "mark":
        return mark(Number(message.block));
      case "reload":
        return location.reload();
      default:
        return undefined;
    }
  }

  /** @param {any} message */
  function tell(message) {
    const actual = location.ancestorOrigins?.[0];
    for (const origin of appOrigins) {
      // The browser delivers it only where the parent really is of this origin.
      if (actual === undefined || actual === origin)
        parent.postMessage({ galley: "preview", ...message }, origin);
    }
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

  /** @param {number} block @returns {Element | null} */
  function placeOf(block) {
    for (let index = Math.min(block, places.length - 1); index >= 0; index--) {
      const place = places[index];
      if (place?.isConnected) return place;
    }
    return null;
  }

  /** Where reading begins: below the upper edge by a little air. */
  const TOP_MARGIN = 16;

  /**
   * @param {number} block
   * @param {number} fraction
   * @param {"edge" | "view"} how
   */
  function scrollTo(block, fraction, how) {
    if (!Number.isFinite(block)) return;
    if (!isFound()) {
      waiting = () => {
        waiting = null;
        scrollTo(block, fraction, how);
      };
      return;
    }
    const box = block < 0 ? null : (placeOf(block)?.getBoundingClientRect() ?? null);
    const share = Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
    const at = box ? box.top + share * box.height : -scrollY;
    if (how === "view" && at >= TOP_MARGIN && at <= innerHeight - 2 * TOP_MARGIN) return;
    const before = scrollY;
    const above = how === "view" ? innerHeight / 3 : TOP_MARGIN;
    window.scrollTo({ top: box ? before + at - above : 0, behavior: "instant" });
    isFollowing ||= scrollY !== before;
  }

  /** Show for a moment where the text was changed, without touching the page: an animation leaves nothing behind. */
  /** @param {number} block */
  function mark(block) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    placeOf(block)?.animate(
      [
        { outline: "3px solid rgb(59 110 220 / 60%)", outlineOffset: "4px" },
        { outline: "3px solid transparent", outlineOffset: "4px" },
      ],
      { duration: 900 },
    );
  }

  let isReporting = false;
  addEventListener(
    "scroll",
    () => {
      if (isReporting) return;
      isReporting = true;
      requestAnimationFrame(() => {
        isReporting = false;
        if (isFollowing) isFollowing = false;
        else reportPlace();
      });
    },
    { passive: true },
  );

  function reportPlace() {
    for (const [block, place] of places.entries()) {
      const box = place?.getBoundingClientRect();
      if (!box || box.bottom <= TOP_MARGIN) continue;
      const fraction = Math.min(1, Math.max(0, (TOP_MARGIN - box.top) / Math.max(1, box.height)));
      tell({ kind: "scroll", block, fraction });
      return;
    }
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

  addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest("a[href]");
    if (link instanceof HTMLAnchorElement) return follow(event, link);
    if (!target || event.defaultPrevented || getSelection()?.isCollapsed === false) return undefined;
    const block = places.findIndex((place) => place?.contains(target));
    if (block >= 0) tell({ kind: "click", block });
    return undefined;
  });

  /**
   * A link within the page works as it does on the site; every other address is the window's to open.
   * @param {MouseEvent} event
   * @param {HTMLAnchorElement} link
   */
  function follow(event, link) {
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
