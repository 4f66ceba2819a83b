import fc from "fast-check";
import { expect, test } from "vitest";
import { readPo, writePo } from "#core/exchange/po";
import { fileOf, opened, returnedFile, textAfter } from "./exchanged.ts";

const english = 'A **bold** "word" \\* here. See [it](/en).\n\n- One\n- Two\n\n| A |\n|---|\n| x \\| y |\n';
const japanese = "**太い**「語」\\* です。[それ](/ja)を見よ。\n";

test("[EX6] PO that was not touched changes nothing, and a line is taken as the Markdown that it is", () => {
  const needs = opened(english, japanese);
  const po = writePo([fileOf(needs, "all")]) ?? "";
  expect(po).toContain('msgid "A **bold** \\"word\\" * here. See [it](/en)."');
  const { text, applied } = textAfter(needs, returnedFile(readPo(po)));
  expect([text, applied.changed]).toEqual([japanese, 0]);
  const done = po
    .replaceAll("#, fuzzy\n", "")
    .replace(/msgstr "\*\*太い[^\n]*/, 'msgstr "細い *語*。[これ](/ja)"')
    .replace('msgid "One"\nmsgstr ""', 'msgid "One"\nmsgstr "一つ"')
    .replace('msgid "Two"\nmsgstr ""', 'msgid "Two"\nmsgstr "二つ"');
  expect(textAfter(needs, returnedFile(readPo(done))).text).toBe(
    "細い *語*。[これ](/ja)\n\n- 一つ\n- 二つ\n",
  );
});

test("[EX6] what is fuzzy, empty or without its codes is not taken", () => {
  const needs = opened(english, "");
  const po = writePo([fileOf(needs, "all")]) ?? "";
  const fuzzy = po.replace(/msgctxt/g, "#, fuzzy\nmsgctxt").replaceAll('msgstr ""\n', 'msgstr "訳"\n');
  expect(textAfter(needs, returnedFile(readPo(fuzzy))).text).toBe("");
  const bare = po.replace(/(msgid "A \*\*bold[^\n]*\n)msgstr ""/, '$1msgstr "訳"');
  expect(textAfter(needs, returnedFile(readPo(bare))).applied.refused).toMatchObject([
    { fault: "code-missing" },
  ]);
});

test.each([
  ["hello", 1],
  ['msgid ""\nmsgstr "Language: ja\\n"\n\nmsgid "a\nmsgstr "b"', 4],
  ['msgid ""\nmsgstr "Language: ja\\n"\n\nmsgctxt "x"\nmsgid "a"', 3],
  ['msgid "a"\nmsgstr "b"', 1],
  ['msgid ""\nmsgid ""\nmsgstr ""', 2],
])("[EX6] %j is no PO", (text, line) => {
  expect(readPo(text)).toMatchObject({ kind: "refused", fault: "not-po", line });
});

test("[EX6] texts come back as they went, whatever stands in them", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      const unit = {
        id: "b.1",
        name: "paragraph",
        segments: [{ source: ["x"], target: [text], state: "final" as const, isGap: false }],
        codes: new Map(),
        notes: ["a\nb"],
      };
      const po =
        writePo([{ path: "a b/ja.md", sourcePath: "", source: "en", target: "pt-BR", units: [unit] }]) ?? "";
      const shown = text.replace(/\s*[\r\n]\s*/g, " ");
      expect(readPo(po)).toMatchObject({
        files: [{ path: "a b/ja.md", target: "pt-BR", units: [{ id: "b.1", content: { text: shown } }] }],
      });
    }),
  );
});

test("[EX6] the entry after an obsolete one is taken, and the obsolete one's flags are not its own", () => {
  const needs = opened("One\n", "");
  const po = writePo([fileOf(needs, "all")]) ?? "";
  const done = po.replace('msgid "One"\nmsgstr ""', 'msgid "One"\nmsgstr "一つ"');
  const obsolete = '\n\n#, fuzzy\n#~ msgid "Old"\n#~ msgstr "古い"\n';
  for (const between of [obsolete, `${obsolete}\n`]) {
    const kept = done.replace("\n\n", between);
    expect(kept).toContain("#~");
    expect(textAfter(needs, returnedFile(readPo(kept))).text.trim()).toBe("一つ");
  }
});

const card = '<div class="card">\n  <a href="/en/press" title="Press">The press</a> &amp; ink\n</div>\n';
const entry = /(msgid ""\n"<div[^]*?<\/div>"\n)msgstr ""\n"[^]*?<\/div>"/;

/** The translation after `html` came back for the block that is `card` in both languages. */
function afterRaw(needs: ReturnType<typeof opened>, html: string) {
  const po = (writePo([fileOf(needs, "all")]) ?? "").replace(/#, fuzzy\n/g, "");
  expect(po).toMatch(entry);
  const done = po.replace(entry, (_, id: string) => `${id}msgstr ${JSON.stringify(html)}`);
  return textAfter(needs, returnedFile(readPo(done)));
}

test("[EX9] raw HTML that came back is written to the letter, and nothing beside it", () => {
  const needs = opened(`Before.\n\n${card}\nAfter.\n`, `前。\n\n${card}\n後。\n`);
  const translated = card
    .trim()
    .replace("The press", "印刷機")
    .replace("&amp; ink", "とインク")
    .replace("/en/press", "/ja/press")
    .replace('"Press"', '"印刷"');
  expect(afterRaw(needs, translated).text).toBe(`前。\n\n${translated}\n\n後。\n`);
  expect(afterRaw(needs, card.trim())).toMatchObject({
    text: needs.parts.text,
    applied: { changed: 0, refused: [] },
  });

  const refused = (html: string) =>
    afterRaw(needs, html).applied.refused.map(({ fault, text }) => `${fault} ${text}`);
  expect(refused(translated.replace("<a ", '<a onclick="x()" '))).toEqual([
    'code-unknown <a onclick="x()" href="/ja/press" title="印刷">',
  ]);
  expect(refused(translated.replace("</a>", ""))).toEqual(["code-missing </a>"]);
  expect(refused(translated.replace("/ja/press", "javascript:x()"))).toEqual([
    'code-unknown <a href="javascript:x()" title="印刷">',
  ]);
  expect(refused(`${translated}<script>x()</script>`)).toEqual(["code-unknown <script>"]);
  expect(refused(translated.replace("とインク", "\n\n# x"))).toMatchObject({ length: 1 });
});

test("[EX9] whatever text comes back, it is refused or stands there to the letter", () => {
  const needs = opened(card, card);
  const words = fc.string({
    unit: fc.constantFrom("a", "語", " ", "<", ">", "&", "{", "}", "*", '"', "\n"),
    maxLength: 12,
  });
  fc.assert(
    fc.property(words, (put) => {
      const html = card.trim().replace("The press", () => put);
      const { text, applied } = afterRaw(needs, html);
      expect(text).toBe(applied.refused.length > 0 ? card : `${html}\n`);
    }),
  );
});
