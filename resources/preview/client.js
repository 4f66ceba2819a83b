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
  const { tell } = linkPage({
    kind: "preview",
    appOrigins,
    receive,
    *places() {
      for (const { block, nodes } of units)
        if (block !== null) yield [block, nodes.filter((node) => node instanceof Element)];
    },
    mayMove: () => true,
    blockOf: (target) => unitOf(target)?.block ?? -1,
    follow(event, link) {
      event.preventDefault();
      follow(link.getAttribute("href") ?? "");
    },
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
      default:
        return undefined;
    }
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

  addEventListener("auxclick", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link) return;
    event.preventDefault();
    if (event.button === 1) follow(link.getAttribute("href") ?? "");
  });
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
