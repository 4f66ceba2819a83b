// @ts-check
/**
 * What Galley's two scripts have in common, the one of its own rendering and the one in the pages of a site: the page
 * and the editor stay at the same place. It is put in front of either, in one block, and leaves no name behind.
 *
 * @typedef {{ readonly top: number, readonly bottom: number }} Box
 * @typedef {object} Needs
 * @property {string} kind what the window's messages to this page are called
 * @property {readonly string[]} appOrigins the only origins of a window that is believed
 * @property {(message: any) => void} receive messages that are not dealt with here
 * @property {() => Iterable<readonly [block: number, elements: readonly Element[]]>} places what shows each block, in order
 * @property {(move: () => void) => boolean} mayMove whether the page may move; else it does so later, by `move`
 * @property {(target: Element) => number} blockOf the block that shows `target`; -1 where none does
 * @property {(event: MouseEvent, link: Element) => void} follow
 */

/** @param {Needs} needs */
const linkPage = ({ kind, appOrigins, receive, places, mayMove, blockOf, follow }) => {
  /** Where reading begins: below the upper edge by a little air. */
  const TOP_MARGIN = 16;
  /** While the page scrolls because it was told to, it does not report it. */
  let isFollowing = false;

  addEventListener("message", (event) => {
    if (event.source !== parent || !appOrigins.includes(event.origin)) return;
    const message = event.data;
    if (typeof message !== "object" || message === null || message.galley !== kind) return;
    try {
      if (message.kind === "scroll" || message.kind === "show")
        scrollTo(
          Number(message.block),
          Number(message.fraction),
          message.kind === "scroll" ? "edge" : "view",
        );
      else if (message.kind === "mark") mark(Number(message.block));
      else if (message.kind === "scheme") followScheme(message.scheme);
      else if (message.kind === "print") void printPage();
      else receive(message);
    } catch (error) {
      tell({ kind: "error", message: String(error).slice(0, 500) });
    }
  });

  /** @param {any} message */
  const tell = (message) => {
    const actual = location.ancestorOrigins?.[0];
    for (const origin of appOrigins) {
      // The browser delivers it only where the parent really is of this origin.
      if (actual === undefined || actual === origin)
        parent.postMessage({ galley: "preview", ...message }, origin);
    }
  };

  /** The page as it prints: with its fonts, by its own style sheet for paper. */
  const printPage = async () => {
    await document.fonts.ready;
    // Returns when the dialog is closed.
    print();
    tell({ kind: "printed" });
  };

  /**
   * What shows the block, or the nearest one before it that shows anything.
   * @param {number} block
   * @returns {readonly Element[]}
   */
  const elementsOf = (block) => {
    /** @type {readonly Element[]} */
    let found = [];
    for (const [index, elements] of places()) {
      if (index > block) continue;
      if (elements.some((element) => element.isConnected)) found = elements;
    }
    return found;
  };

  /**
   * @param {readonly Element[]} elements
   * @returns {Box | null}
   */
  const boxOf = (elements) => {
    const first = elements[0]?.getBoundingClientRect();
    const last = elements.at(-1)?.getBoundingClientRect();
    return first && last ? { top: first.top, bottom: Math.max(first.bottom, last.bottom) } : null;
  };

  /**
   * Show `block`, `fraction` of its height above the top edge, or only so that this place is in view. Before the first
   * block is the head of the page.
   * @param {number} block
   * @param {number} fraction
   * @param {"edge" | "view"} how
   */
  const scrollTo = (block, fraction, how) => {
    if (!Number.isFinite(block) || !mayMove(() => scrollTo(block, fraction, how))) return;
    const box = block < 0 ? null : boxOf(elementsOf(block));
    const share = Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
    const at = box ? box.top + share * (box.bottom - box.top) : -scrollY;
    if (how === "view" && at >= TOP_MARGIN && at <= innerHeight - 2 * TOP_MARGIN) return;
    const before = scrollY;
    const above = how === "view" ? innerHeight / 3 : TOP_MARGIN;
    window.scrollTo({ top: box ? before + at - above : 0, behavior: "instant" });
    // At the end of the page there may be nothing left to scroll, and no event.
    isFollowing ||= scrollY !== before;
  };

  /**
   * Show for a moment where the text was changed, without touching the page: an animation leaves nothing behind.
   * @param {number} block
   */
  const mark = (block) => {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const element of elementsOf(block))
      element.animate(
        [
          { outline: "2px solid rgb(59 110 220 / 70%)", outlineOffset: "4px" },
          { outline: "2px solid rgb(59 110 220 / 70%)", outlineOffset: "4px", offset: isStill ? 0.99 : 0.4 },
          { outline: "2px solid transparent", outlineOffset: "4px" },
        ],
        { duration: 1400, id: "galley-mark" },
      );
  };

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

  const reportPlace = () => {
    for (const [block, elements] of places()) {
      const box = boxOf(elements);
      if (!box || box.bottom <= TOP_MARGIN) continue;
      const fraction = Math.min(1, Math.max(0, (TOP_MARGIN - box.top) / Math.max(1, box.bottom - box.top)));
      tell({ kind: "scroll", block, fraction });
      return;
    }
  };

  addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest("a[href]");
    if (link) return follow(event, link);
    if (!target || event.defaultPrevented || getSelection()?.isCollapsed === false) return undefined;
    const block = blockOf(target);
    if (block >= 0) tell({ kind: "click", block });
    return undefined;
  });

  /** What a style sheet's rule for a colour scheme said before it was decided. */
  /** @type {Map<MediaList, string>} */
  const asked = new Map();
  /** @type {"light" | "dark" | null} */
  let scheme = null;
  /** @type {CSSStyleSheet | null} */
  let ground = null;

  /**
   * Have the page's styles take `next` for what the reader's system prefers; anything else: what it does prefer.
   *
   * Rules for a scheme are decided where the browser keeps them; nothing of the document changes. A script of the page
   * that asks the browser itself is still told what the system prefers, and style sheets of other hosts keep to it.
   * @param {unknown} next
   */
  const followScheme = (next) => {
    scheme = next === "light" || next === "dark" ? next : null;
    for (const [media, text] of asked) media.mediaText = text;
    asked.clear();
    decideSchemes();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== ground);
    ground = null;
    const offered = getComputedStyle(document.documentElement).colorScheme;
    // What the browser itself draws, `light-dark()` among it, follows where the page says that it can.
    if (scheme === null || !offered.includes(scheme)) return;
    ground = new CSSStyleSheet();
    ground.replaceSync(`:root { color-scheme: ${scheme} !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, ground];
  };

  const decideSchemes = () => {
    if (scheme === null) return;
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
      decide(sheet.media);
      for (const rule of rulesOf(sheet)) decideIn(rule);
    }
  };

  /** @param {CSSRule} rule */
  const decideIn = (rule) => {
    if (rule instanceof CSSMediaRule) decide(rule.media);
    if (rule instanceof CSSImportRule && rule.styleSheet) {
      decide(rule.media);
      for (const inner of rulesOf(rule.styleSheet)) decideIn(inner);
    }
    if (rule instanceof CSSGroupingRule) for (const inner of rule.cssRules) decideIn(inner);
  };

  /** @param {CSSStyleSheet} sheet */
  const rulesOf = (sheet) => {
    try {
      return [...sheet.cssRules];
    } catch {
      // Another host's: the browser lets nobody read it.
      return [];
    }
  };

  /** @param {MediaList} media */
  const decide = (media) => {
    const text = media.mediaText;
    if (!/prefers-color-scheme/.test(text) || asked.has(media)) return;
    asked.set(media, text);
    media.mediaText = text.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, wanted) =>
      wanted === scheme ? "(min-width: 0px)" : "(max-width: -1px)",
    );
  };

  // Style sheets that a page adds later. A picture brings none.
  addEventListener("load", ({ target }) => target instanceof HTMLImageElement || decideSchemes(), true);

  return { tell };
};
