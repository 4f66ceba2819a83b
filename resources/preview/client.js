// @ts-check
/**
 * The one script of the preview's frame: it puts in its page what the window sends, and tells the window what
 * the person does there. It keeps nothing, asks nothing of a network, and believes only the window that frames it.
 */
(() => {
  "use strict";

  /** @typedef {{ readonly nodes: ChildNode[], block: number | null }} Unit */

  const appOrigins = (document.documentElement.dataset["appOrigins"] ?? "").split(" ");
  // The page's own sanitiser is the renderer; this name is the only one that the page's policy lets make markup.
  const trusted = /** @type {any} */ (window).trustedTypes?.createPolicy("galley-preview", {
    /** @param {string} html */
    createHTML: (html) => html,
  });

  const page = makePage();
  /** @type {Unit[]} */
  let units = [];
  /** While the frame scrolls because it was told to, it does not report it. */
  let isFollowing = false;

  addEventListener("message", (event) => {
    if (event.source !== parent || !appOrigins.includes(event.origin)) return;
    const message = event.data;
    if (typeof message !== "object" || message === null || message.galley !== "preview") return;
    try {
      receive(message);
    } catch (error) {
      tell({ kind: "error", message: String(error).slice(0, 500) });
    }
  });

  /** @param {any} message */
  function receive(message) {
    switch (message.kind) {
      case "page":
        return showPage(message.page);
      case "units":
        return replaceUnits(message);
      case "theme":
        document.documentElement.dataset["theme"] = message.theme === "dark" ? "dark" : "light";
        return undefined;
      case "scroll":
        return scrollTo(Number(message.block), Number(message.fraction), "edge");
      case "show":
        return scrollTo(Number(message.block), Number(message.fraction), "view");
      default:
        return undefined;
    }
  }

  /** @param {any} message */
  function tell(message) {
    for (const origin of appOrigins) {
      // The browser delivers it only where the parent really is of this origin.
      if (isParentOrigin(origin)) parent.postMessage({ galley: "preview", ...message }, origin);
    }
  }

  /** @param {string} origin */
  function isParentOrigin(origin) {
    const actual = location.ancestorOrigins?.[0];
    return actual === undefined || actual === origin;
  }

  function makePage() {
    const article = document.createElement("article");
    const header = document.createElement("header");
    const content = document.createElement("div");
    header.className = "page-header";
    content.className = "article-content";
    article.append(header, content);
    document.body.append(article);
    return { article, header, content };
  }

  /** @param {any} shown */
  function showPage(shown) {
    document.documentElement.lang = String(shown.language ?? "");
    document.title = String(shown.title ?? "");
    const parts = [];
    if (shown.category) parts.push(textElement("p", "page-category", shown.category));
    if (shown.title) parts.push(textElement("h1", "page-title", shown.title));
    if (shown.description) parts.push(textElement("p", "page-description", shown.description));
    if (shown.date) {
      const time = textElement("time", "page-date", shown.date.shown);
      if (shown.date.machine) time.setAttribute("datetime", String(shown.date.machine));
      parts.push(time);
    }
    if (Array.isArray(shown.tags) && shown.tags.length > 0) {
      const list = document.createElement("ul");
      list.className = "page-tags";
      for (const tag of shown.tags) list.append(textElement("li", "page-tag", tag));
      parts.push(list);
    }
    page.header.replaceChildren(...parts);
  }

  /**
   * @param {string} name
   * @param {string} className
   * @param {unknown} text
   */
  function textElement(name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = String(text);
    return element;
  }

  /** @param {any} patch */
  function replaceUnits({ from, removed, inserted, blocks }) {
    const old = units.slice(from, from + removed);
    const fresh = /** @type {string[]} */ (inserted).map((html) => ({ nodes: parse(html), block: null }));
    keepState(old, fresh);
    const after = units[from + removed]?.nodes[0] ?? null;
    for (const unit of fresh) for (const node of unit.nodes) page.content.insertBefore(node, after);
    for (const unit of old) for (const node of unit.nodes) node.remove();
    units = [...units.slice(0, from), ...fresh, ...units.slice(from + removed)];
    units.forEach((unit, index) => {
      unit.block = blocks[index] ?? null;
    });
  }

  /** @param {string} html */
  function parse(html) {
    const template = document.createElement("template");
    // A line end after each unit, as the publisher writes it; it also gives a unit without elements a place.
    template.innerHTML = trusted ? trusted.createHTML(`${html}\n`) : `${html}\n`;
    return [...template.content.childNodes];
  }

  /**
   * What a person opened stays open, and a picture that is still there is not loaded anew: it would flicker.
   * @param {readonly Unit[]} before
   * @param {readonly Unit[]} after
   */
  function keepState(before, after) {
    const opened = elements(before, "details");
    elements(after, "details").forEach((details, index) => {
      const old = opened[index];
      if (old instanceof HTMLDetailsElement && old.open) details.setAttribute("open", "");
    });
    const pictures = elements(before, "img");
    for (const fresh of elements(after, "img")) {
      const at = pictures.findIndex((old) => old.getAttribute("src") === fresh.getAttribute("src"));
      const old = pictures[at];
      if (!old) continue;
      pictures.splice(at, 1);
      for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
      for (const name of fresh.getAttributeNames()) {
        if (name !== "src") old.setAttribute(name, fresh.getAttribute(name) ?? "");
      }
      replaceIn(after, fresh, old);
    }
  }

  /**
   * @param {readonly Unit[]} within
   * @param {Element} fresh
   * @param {Element} old
   */
  function replaceIn(within, fresh, old) {
    for (const unit of within) {
      const at = unit.nodes.indexOf(fresh);
      if (at >= 0) unit.nodes[at] = old;
    }
    fresh.replaceWith(old);
  }

  /**
   * @param {readonly Unit[]} within
   * @param {string} name
   * @returns {Element[]}
   */
  function elements(within, name) {
    return within
      .flatMap((unit) => unit.nodes)
      .flatMap((node) => {
        if (!(node instanceof Element)) return [];
        return node.localName === name
          ? [node, ...node.querySelectorAll(name)]
          : [...node.querySelectorAll(name)];
      });
  }

  /** @param {Unit} unit */
  function box(unit) {
    const shown = unit.nodes.filter((node) => node instanceof Element);
    const first = shown[0]?.getBoundingClientRect();
    const last = shown.at(-1)?.getBoundingClientRect();
    return first && last ? { top: first.top, bottom: Math.max(first.bottom, last.bottom) } : null;
  }

  /**
   * Show `block`, `fraction` of its height above the top edge, or only so that this place is in view. A block that
   * shows nothing stands for the one before; before the first is the head of the page.
   * @param {number} block
   * @param {number} fraction
   * @param {"edge" | "view"} how
   */
  function scrollTo(block, fraction, how) {
    if (!Number.isFinite(block)) return;
    const unit = units.findLast((candidate) => candidate.block !== null && candidate.block <= block);
    const place = unit && box(unit);
    const share = Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
    const at = place ? place.top + share * (place.bottom - place.top) : -scrollY;
    if (how === "view" && at >= TOP_MARGIN && at <= innerHeight - 2 * TOP_MARGIN) return;
    const before = scrollY;
    const above = how === "view" ? innerHeight / 3 : TOP_MARGIN;
    window.scrollTo({ top: place ? before + at - above : 0, behavior: "instant" });
    // At the end of the page there may be nothing left to scroll, and no event.
    isFollowing ||= scrollY !== before;
  }

  /** Where reading begins: below the upper edge by a little air. */
  const TOP_MARGIN = 16;
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
    for (const unit of units) {
      const place = unit.block === null ? null : box(unit);
      if (!place || place.bottom <= TOP_MARGIN) continue;
      const height = Math.max(1, place.bottom - place.top);
      const fraction = Math.min(1, Math.max(0, (TOP_MARGIN - place.top) / height));
      tell({ kind: "scroll", block: unit.block, fraction });
      return;
    }
  }

  for (const kind of /** @type {const} */ (["click", "auxclick"])) {
    addEventListener(kind, (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const link = target?.closest("a[href]");
      if (link) {
        event.preventDefault();
        if (kind === "click" || event.button === 1) follow(link.getAttribute("href") ?? "");
      } else if (kind === "click" && target && getSelection()?.isCollapsed !== false) {
        const unit = unitOf(target);
        if (unit && unit.block !== null) tell({ kind: "click", block: unit.block });
      }
    });
  }
  addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("submit", (event) => event.preventDefault());

  /** @param {string} href */
  function follow(href) {
    if (!href.startsWith("#")) {
      tell({ kind: "link", href: href.slice(0, 8192) });
      return;
    }
    const target = anchor(href.slice(1));
    (target ?? document.body).scrollIntoView({ block: "start", behavior: "instant" });
    if (target instanceof HTMLElement) {
      if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
    }
  }

  /** @param {string} id */
  function anchor(id) {
    const named = document.getElementById(id);
    if (named) return named;
    try {
      return document.getElementById(decodeURIComponent(id));
    } catch {
      return null;
    }
  }

  /** @param {Element} target */
  function unitOf(target) {
    let node = /** @type {ChildNode | null} */ (target);
    while (node && node.parentNode !== page.content) node = /** @type {any} */ (node.parentNode);
    return units.find((unit) => node !== null && unit.nodes.includes(node));
  }

  tell({ kind: "ready" });
})();
