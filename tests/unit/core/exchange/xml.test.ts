import fc from "fast-check";
import { expect, test } from "vitest";
import { elementsOf, readXml, xmlContent } from "#core/exchange/xml";
import { xmlAttribute, xmlText } from "#core/exchange/xml-write";

function faultOf(text: string): string {
  const reading = readXml(text);
  return reading.kind === "read" ? "read" : `${reading.fault} ${reading.line}`;
}

const bomb = `<!DOCTYPE a [<!ENTITY b "${"c".repeat(99)}"><!ENTITY d "&b;&b;&b;">]>`;

test.each([
  ['<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>', "doctype 2"],
  [`${bomb}<a>&d;</a>`, "doctype 1"],
  ['<a><!ENTITY x "y"></a>', "doctype 1"],
  ["<a>\n&passwords;</a>", "entity 1"],
  ["<a b='&x;'/>", "entity 1"],
  ["<a><?php echo 1 ?></a>", "instruction 1"],
  ['<?xml-stylesheet href="x"?><a/>', "instruction 1"],
  [`${"<a>".repeat(5000)}`, "too-deep 1"],
  ["<a>\n<b></a></b>", "malformed 2"],
  ["<a b='1' b='2'/>", "malformed 1"],
  ["<a b=1/>", "malformed 1"],
  ["<a>&#xD800;</a>", "malformed 1"],
  ["<a>&#0;</a>", "malformed 1"],
  ["<a>\u0000</a>", "malformed 1"],
  ["<p:a/>", "malformed 1"],
  ["<a>", "malformed 1"],
  ["<a/><b/>", "malformed 1"],
  ["<a>]]></a>", "malformed 1"],
  ["<a b='<'/>", "malformed 1"],
  ["", "not-xml 1"],
  ["PK\u0003\u0004", "not-xml 1"],
  ["{}", "not-xml 1"],
])("[EX1] %j is refused: %s", (text, fault) => expect(faultOf(text)).toBe(fault));

test("[EX1] a text that is too long or too wide is refused before it costs", () => {
  expect(faultOf(`<a>${" ".repeat(64_000_001)}</a>`)).toBe("too-large 1");
  const attributes = Array.from({ length: 300 }, (_, at) => ` a${at}=""`).join("");
  expect(faultOf(`<a${attributes}/>`)).toBe("malformed 1");
});

test("[EX1] namespaces in scope are few: what copies them for every element is refused", () => {
  const declared = (from: number): string =>
    Array.from({ length: 190 }, (_, at) => ` xmlns:p${from + at}="u"`).join("");
  expect(faultOf(`<a${declared(0)}><b${declared(0)}><p0:c/></b></a>`)).toBe("read");
  expect(faultOf(`<a${declared(0)}><b${declared(200)}><p0:c/></b></a>`)).toBe("too-large 1");
});

test("[EX1] whatever the text, nothing is thrown", () => {
  const piece = fc.constantFrom(
    "<a>",
    "</a>",
    "<",
    ">",
    "&",
    ";",
    "#",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "x",
    '="',
    "<a/>",
    "<?",
    "\r",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(readXml(pieces.join("")).kind).toMatch(/read|refused/);
    }),
  );
});

test("[EX1] text and attributes that were written are read as they were", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, value) => {
      const reading = readXml(
        `<a xmlns="urn:x"${xmlAttribute("b", value)}><!-- c --><c>${xmlText(text)}</c></a>`,
      );
      const plain = (one: string) => one.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
      if (reading.kind !== "read") throw new Error(reading.fault);
      expect(reading.root.attributes.get("b")).toBe(plain(value));
      const [child] = elementsOf(reading.root);
      expect(child && xmlContent(child)).toBe(plain(text));
      expect(child?.space).toBe("urn:x");
    }),
  );
});

test("[EX1] namespaces, CDATA, comments and line endings are read as XML has them", () => {
  const text =
    '\uFEFF<?xml version="1.0" encoding="UTF-8"?><!-- x -->\r\n<q:a xmlns:q="urn:q" q:c="1" c="2\n3">a\r\nb<![CDATA[<c>&]]>&#x41;</q:a>\n';
  const reading = readXml(text);
  if (reading.kind !== "read") throw new Error(reading.fault);
  expect(reading.root).toMatchObject({ space: "urn:q", name: "a", line: 2 });
  expect([...reading.root.attributes]).toEqual([
    ["{urn:q}c", "1"],
    ["c", "2 3"],
  ]);
  expect(xmlContent(reading.root)).toBe("a\nb<c>&A");
});
