/** What pages of the whole site draw, in both languages, without a window. */

import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { FileProblem } from "#contract/values";
import { defaultSettings } from "#core/settings/settings";
import { Dashboard } from "../../../../src/renderer/features/dashboard/index.ts";
import { SiteProblems } from "../../../../src/renderer/features/site-problems/index.ts";
import { startWords } from "../../../../src/renderer/i18n/i18n.ts";
import { createStore, StoreContext } from "../../../../src/renderer/state/store.ts";
import {
  firstView,
  initialState,
  type OpenWorkspace,
} from "../../../../src/renderer/state/workspace-state.ts";
import { appStart } from "../../../support/test-handlers.ts";
import { variantOf } from "../../../support/variant.ts";

const variant = (locale: string, date: string) =>
  variantOf(`blog/a/${locale}.md`, { locale, title: "A", date, category: "Models" });

const workspace: OpenWorkspace = {
  value: { id: "w" as never, name: "Site", root: "/site", opened: "", publisher: null },
  trust: "restricted",
  library: {
    kind: "read",
    collections: [
      {
        id: "blog",
        name: "Blog",
        folder: "blog",
        layout: { kind: "file", confidence: "sure" },
        locales: ["en", "ja"],
        articles: 2,
      },
    ],
    articles: [
      {
        id: "blog a",
        collection: "blog",
        key: "a",
        variants: [variant("en", "2026-01-05"), variant("ja", "2026-01-05")],
      },
      { id: "blog b", collection: "blog", key: "b", variants: [variant("en", "2026-03-05")] },
    ],
  },
  view: firstView,
  route: { kind: "library" },
};

const problem: FileProblem = {
  path: "blog/a/en.md",
  problem: { rule: "link-broken", severity: "warning", line: 4, details: { target: "./gone.md" } },
};

const answered = {
  problems: [problem],
  dismissed: [],
  failure: null,
  isReading: false,
  readAgain: () => undefined,
};

beforeAll(() => {
  // Words are started as in a window, which has an element for their language.
  Object.assign(globalThis, { document: { documentElement: {} } });
});

async function drawn(element: ReactElement, language: "en" | "ja" = "en"): Promise<string> {
  await startWords(language);
  const store = createStore(initialState(appStart, { ...defaultSettings, language }));
  return renderToStaticMarkup(createElement(StoreContext, { value: store }, element));
}

test.each([
  ["en", "Articles by month", "Blog, Japanese", "Broken link"],
  ["ja", "月別の記事数", "Blog（日本語）", "リンク"],
] as const)(
  "[L20] the site at a glance, in %s: every plot has its numbers in a table",
  async (language, ...said) => {
    const html = await drawn(
      createElement(Dashboard, { workspace, found: answered, onProblems: () => undefined }),
      language,
    );
    for (const text of said) expect(html).toContain(text);
    expect(html.match(/<table/g)).toHaveLength(4);
    expect(html).toMatch(/<th scope="row">2026-02<\/th><td>0<\/td>/);
    expect(html).toContain("1 / 2");
    expect(html).toMatch(/<svg role="img" aria-label="[^"]*2026-01[^"]*2026-03/);
  },
);

test.each([
  ["en", "could not be looked through", "Try again"],
  ["ja", "調べられませんでした", "再試行"],
] as const)(
  "[UI170] a check that failed is said at a glance, in %s, and is not waited for",
  async (language, ...said) => {
    const failed = { ...answered, problems: null, failure: { code: "io", details: {} } };
    const html = await drawn(
      createElement(Dashboard, { workspace, found: failed, onProblems: () => undefined }),
      language,
    );
    for (const text of said) expect(html).toContain(text);
    expect(html).not.toContain("spinner");
    const kept = { ...failed, problems: [problem] };
    const again = await drawn(
      createElement(Dashboard, { workspace, found: kept, onProblems: () => undefined }),
      language,
    );
    for (const text of said) expect(again).toContain(text);
    expect(again.match(/<table/g)).toHaveLength(4);
  },
);

test("[HF8] problems that people let stand are named beside the kinds", async () => {
  const acts = {
    onOpen: () => undefined,
    onFix: () => undefined,
    onDismiss: () => undefined,
    onCopy: () => undefined,
  };
  const found = { ...answered, problems: [], dismissed: [problem] };
  const html = await drawn(createElement(SiteProblems, { workspace, found, ...acts }));
  expect(html).toContain("Dismissed");
  expect(html).toContain("No problems");
});
