import { expect, test } from "vitest";
import { destinationOf } from "../../../../src/renderer/app/destination.ts";

test.each([
  ["https://example.com/a?b#c", { kind: "web", url: "https://example.com/a?b#c", host: "example.com" }],
  ["http://EXAMPLE.com", { kind: "web", url: "http://example.com/", host: "example.com" }],
  ["//example.com/x", { kind: "web", url: "https://example.com/x", host: "example.com" }],
  ["\\\\example.com\\x", { kind: "web", url: "https://example.com/x", host: "example.com" }],
  ["https://аpple.com/", { kind: "web", url: "https://xn--pple-43d.com/", host: "xn--pple-43d.com" }],
  ["mailto:a@example.com", { kind: "mail", url: "mailto:a@example.com" }],
  ["/about", { kind: "site", address: "/about" }],
  ["../other/", { kind: "site", address: "../other/" }],
  ["", { kind: "site", address: "" }],
  ["https://user:secret@example.com/", { kind: "refused", address: "https://user:secret@example.com/" }],
  ["https://example.com@evil.example/", { kind: "refused", address: "https://example.com@evil.example/" }],
  ["javascript:alert(1)", { kind: "refused", address: "javascript:alert(1)" }],
  [" \tjava\nscript:alert(1)", { kind: "refused", address: " \tjava\nscript:alert(1)" }],
  ["file:///etc/passwd", { kind: "refused", address: "file:///etc/passwd" }],
  ["vscode://x", { kind: "refused", address: "vscode://x" }],
  ["tel:+81", { kind: "refused", address: "tel:+81" }],
])("[U65] %j", (address, destination) => {
  expect(destinationOf(address)).toEqual(destination);
});
