import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { handoverPage } from "../../src/main/browser/system-browser.ts";
import { expect, expectAccessible, test, type Galley } from "../support/app.ts";

const article = (page: Galley["page"]) => page.getByText("Open font licences for people who are not lawyers");

test("a folder named on the command line opens, and its articles are listed", async ({ openGalley }) => {
  const { page } = await openGalley();
  await expect(article(page)).toBeVisible();
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  await expectAccessible(page);
});

test("[H6] the address is good for one window, which survives a reload", async ({
  openGalley,
  expectedComplaints,
}) => {
  const { page, output } = await openGalley();
  await expect(article(page)).toBeVisible();
  await page.reload();
  await expect(article(page)).toBeVisible();
  const address = /http:\S+/.exec(output())?.[0] ?? "";
  // Chromium reports the refusal of the used token.
  expectedComplaints.push(/status of (401|403)/);
  const second = await page.context().newPage();
  await second.goto(address);
  await expect(second.getByText("This address is no longer valid", { exact: false })).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
});

test("[H10] SIGTERM ends the host cleanly, and the window says so", async ({
  openGalley,
  expectedComplaints,
}) => {
  expectedComplaints.push(/ERR_CONNECTION_REFUSED|WebSocket connection/);
  const { page, stop } = await openGalley();
  await expect(article(page)).toBeVisible();
  expect(await stop()).toBe(0);
  await expect(
    page.getByRole("alert").or(page.getByRole("status")).filter({ hasText: "Galley" }).first(),
  ).toBeVisible();
});

test("[H11] a browser that is given the handover file arrives at the window", async ({
  openGalley,
}, testInfo) => {
  const file = testInfo.outputPath("handover.html");
  const { page } = await openGalley({
    async arrive(address) {
      await writeFile(file, handoverPage(address));
      return pathToFileURL(file).href;
    },
  });
  await expect(article(page)).toBeVisible();
});

test("[H3] a page of another origin can neither call, listen, frame nor read", async ({
  openGalley,
  expectedComplaints,
}) => {
  const { page } = await openGalley();
  await expect(article(page)).toBeVisible();
  const app = new URL(page.url()).origin;
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>Evil</title><iframe src="${app}/"></iframe>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Every attempt is reported by Chromium as an error of that page.
  expectedComplaints.push(/./);
  const session = await page.evaluate(() => sessionStorage.getItem("galley-session"));
  expect(session).toMatch(/^[\w-]{43}$/);
  const evil = await page.context().newPage();
  await evil.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const outcomes = await evil.evaluate(attack, { app, session });
  server.close();
  expect(outcomes).toEqual({
    json: "failed",
    text: "failed",
    noCors: "failed",
    page: "failed",
    script: "failed",
    socket: "closed",
  });
  await expect(evil.frameLocator("iframe").getByText("Library")).toHaveCount(0);
  await expect(article(page)).toBeVisible();
});

/** What a hostile page that somehow knew the session could try. */
async function attack({ app, session }: { readonly app: string; readonly session: string | null }) {
  const headers = { authorization: `Bearer ${session}` };
  const call = `${app}/call/folders.recent`;
  const outcome = (request: Promise<Response>) =>
    request.then(
      (response) => response.type,
      () => "failed",
    );
  return {
    json: await outcome(
      fetch(call, {
        method: "POST",
        body: "{}",
        headers: { ...headers, "content-type": "application/json" },
      }),
    ),
    text: await outcome(fetch(call, { method: "POST", body: "{}", headers })),
    // Sent as text, without a session, and refused; the policy keeps even the refusal from being read.
    noCors: await outcome(fetch(call, { method: "POST", body: "{}", mode: "no-cors" })),
    page: await outcome(fetch(`${app}/`)),
    script: await new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = `${app}/assets/main.js`;
      script.addEventListener("load", () => resolve("loaded"));
      script.addEventListener("error", () => resolve("failed"));
      document.head.append(script);
    }),
    socket: await new Promise((resolve) => {
      const socket = new WebSocket(`${app.replace("http", "ws")}/events`);
      socket.addEventListener("open", () => resolve("open"));
      socket.addEventListener("close", () => resolve("closed"));
    }),
  };
}
