import { expect, test } from "vitest";
import { allowingScript, pageAllowingScript } from "#core/publish/page-policy";

const script = { address: "http://a.localhost:1/__galley/client.js", nonce: "N" };

test.each([
  ["script-src 'self'", `script-src 'self' ${script.address}`],
  ["script-src 'none'; img-src *", `script-src ${script.address}; img-src *`],
  [
    "default-src 'none'; style-src 'self'",
    `default-src 'none'; style-src 'self'; script-src ${script.address}`,
  ],
  [
    "default-src 'self' https://cdn.example; script-src-elem https://cdn.example",
    `default-src 'self' https://cdn.example; script-src-elem https://cdn.example ${script.address}`,
  ],
  // A nonce here would end the leave for inline scripts.
  ["script-src 'unsafe-inline'", `script-src 'unsafe-inline' ${script.address}`],
  ["script-src 'strict-dynamic' 'nonce-x'", "script-src 'strict-dynamic' 'nonce-x' 'nonce-N'"],
  ["img-src 'self'", "img-src 'self'"],
  ["upgrade-insecure-requests; img-src *", "img-src *"],
  ["SCRIPT-SRC 'None'", `SCRIPT-SRC ${script.address}`],
  ["", ""],
])("[PB10] the policy %j allows Galley's script and what it allowed before", (before, after) =>
  expect(allowingScript(before, script)).toBe(after),
);

test("[PB10] a page's own policy is opened where it stands, however its quotes are written", () => {
  const page = `<head><meta content="script-src &#39;self&#39;" http-equiv="Content-Security-Policy"><meta name="description" content="script-src 'none'"></head>`;
  expect(pageAllowingScript(page, script)).toBe(
    `<head><meta content="script-src 'self' ${script.address}" http-equiv="Content-Security-Policy"><meta name="description" content="script-src 'none'"></head>`,
  );
});
