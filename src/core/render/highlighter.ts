/** Code in colour: Shiki with the theme that Astro uses unless told otherwise. */

import type { Element, Root } from "hast";
import { createHighlighterCoreSync, isSpecialLang, type ShikiTransformer } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { bundledLanguages } from "shiki/langs";
import githubDark from "shiki/themes/github-dark.mjs";

/**
 * How long a line may take, in milliseconds, before the rest of it stays uncoloured. Longer than Shiki's own
 * half second: under load that one makes the same text come out differently.
 */
const LINE_TIME_LIMIT = 2000;

export interface CodeHighlighter {
  /** Whether `language` is one that Shiki knows and has not loaded yet: until then its code is plain. */
  readonly isPending: (language: string) => boolean;
  /** Load grammars; those that do not load stay plain text. */
  readonly load: (languages: readonly string[]) => Promise<void>;
  /** `<pre class="astro-code …">` for `code`. Languages that are unknown or not loaded come out as plain text. */
  readonly highlight: (code: string, language: string) => Element;
}

/** A highlighter without any language; each is loaded when the first block of code asks for it. */
export function createCodeHighlighter(): CodeHighlighter {
  const shiki = createHighlighterCoreSync({
    themes: [githubDark],
    langs: [],
    // It runs where WebAssembly and generated code are forbidden.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const loaded = new Set<string>();
  const failed = new Set<string>();
  const isReady = (language: string): boolean => isSpecialLang(language) || loaded.has(language);

  return {
    isPending: (language) => !isReady(language) && !failed.has(language) && isBundled(language),
    async load(languages) {
      for (const language of languages) {
        if (!isBundled(language) || isReady(language)) continue;
        try {
          await shiki.loadLanguage(bundledLanguages[language]);
          loaded.add(language);
        } catch {
          failed.add(language);
        }
      }
    },
    highlight(code, language) {
      const known = isReady(language) ? language : "plaintext";
      const tree: Root = shiki.codeToHast(code.replace(/(?:\r\n|\r|\n)$/, ""), {
        theme: "github-dark",
        lang: known,
        tokenizeTimeLimit: LINE_TIME_LIMIT,
        transformers: [likeAstro(known, language)],
      });
      return tree.children[0] as Element;
    },
  };
}

function isBundled(language: string): language is keyof typeof bundledLanguages {
  return Object.hasOwn(bundledLanguages, language);
}

/** What Astro changes in Shiki's output: names, the scroll bar, and signs of a diff that cannot be selected. */
function likeAstro(shown: string, asked: string): ShikiTransformer {
  return {
    pre(node) {
      node.properties["class"] = asText(node.properties["class"]).replace(/shiki/g, "astro-code");
      node.properties["dataLanguage"] = shown;
      node.properties["style"] = `${asText(node.properties["style"])}; overflow-x: auto;`;
    },
    line(node) {
      if (asked !== "diff") return;
      const token = node.children[0];
      const text = token?.type === "element" ? token.children[0] : undefined;
      if (token?.type !== "element" || text?.type !== "text" || !/^[+-]/.test(text.value)) return;
      const sign = text.value.slice(0, 1);
      text.value = text.value.slice(1);
      token.children.unshift({
        type: "element",
        tagName: "span",
        properties: { style: "user-select: none;" },
        children: [{ type: "text", value: sign }],
      });
    },
  };
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.join(" ");
  return typeof value === "string" ? value : "";
}
