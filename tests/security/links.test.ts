/** Addresses that an article may name: which of them leave Galley. */

import { expect, test } from "vitest";
import { harmlessAddress } from "#services/links";
import { destinationOf } from "../../src/renderer/app/destination.ts";

const opened: readonly string[] = [
  "http://example.com/",
  "https://example.com/a?b=c#d",
  "HTTPS://EXAMPLE.COM/",
  "http://127.0.0.1:8080/",
  "https://日本語.example/",
  "mailto:someone@example.com",
  "MAILTO:someone@example.com?subject=a",
];

const refused: readonly string[] = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "java\tscript:alert(1)",
  "\u0000javascript:alert(1)",
  "javascript://example.com/%0aalert(1)",
  "data:text/html,<script>1</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "file://server/share/x",
  "smb://server/share",
  "\\\\server\\share",
  "ftp://example.com/",
  "sftp://example.com/",
  "ssh://-oProxyCommand=x/",
  "ms-msdt:/id PCWDiagnostic",
  "ms-officecmd:{}",
  "search-ms:query=x",
  "vscode://file/x",
  "galley://app/",
  "galley-preview://app/",
  "chrome://settings",
  "about:blank",
  "blob:https://example.com/x",
  "view-source:https://example.com",
  "intent://x#Intent;end",
  "tel:+81",
  "https://user:password@example.com/",
  "https://user@example.com/",
  "http:",
  "https://",
  "http:///",
  "//example.com/x",
  "C:\\Windows\\System32\\calc.exe",
  "/usr/bin/id",
  "./readme.desktop",
  "",
  "https://exa mple.com/",
  "http://[::1",
];

test(`[SE7] of ${opened.length + refused.length} addresses, those of http, https and mailto are opened`, () => {
  for (const address of opened) {
    const url = harmlessAddress(address);
    expect(["http:", "https:", "mailto:"], address).toContain(new URL(url).protocol);
    expect(["web", "mail"], address).toContain(destinationOf(address).kind);
  }
  for (const address of refused) {
    expect(() => harmlessAddress(address), JSON.stringify(address)).toThrow("refused");
  }
  console.log(`S7 ${opened.length + refused.length} addresses, ${opened.length} of 3 schemes opened`);
});

test("[SE7] the window refuses the schemes before the host is asked", () => {
  for (const address of refused) {
    const { kind } = destinationOf(address);
    // What has no scheme is a page of the site, which has no button that opens it.
    if (URL.canParse(address)) expect(kind, JSON.stringify(address)).toMatch(/refused|web/);
    if (kind === "web") expect(() => harmlessAddress(address)).toThrow("refused");
  }
});
