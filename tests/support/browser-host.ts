/** A browser host over the test's handlers, on free ports, ended with the test. */

import { onTestFinished } from "vitest";
import { createDispatcher } from "#contract/dispatcher";
import type { Handlers } from "#contract/calls";
import { startBrowserHost, type BrowserHost } from "../../src/main/browser/start.ts";
import { builtPages } from "./built-pages.ts";
import { request } from "./raw-http.ts";
import { testHandlers } from "./test-handlers.ts";

export interface TestHost extends BrowserHost {
  readonly previewPort: number;
  /** A session, as a window gets it. */
  readonly session: () => Promise<string>;
  readonly token: () => string;
  /** Every count of windows that was told. */
  readonly windows: readonly number[];
}

export async function browserHost(
  handlers: Partial<Handlers> = {},
  preview: (request: Request) => Promise<Response> = () => Promise.resolve(new Response("preview")),
  collect: () => Promise<void> = () => Promise.resolve(),
): Promise<TestHost> {
  const windows: number[] = [];
  let previewOrigin = "";
  const host = await startBrowserHost({
    pages: await builtPages(),
    port: 0,
    openExternal: () => Promise.resolve(),
    onWindows: (count) => void windows.push(count),
    onSession: () => undefined,
    startServices(part) {
      previewOrigin = part.previewOrigin;
      const recordBug = () => "bug";
      return {
        dispatch: createDispatcher(testHandlers(handlers), recordBug),
        preview,
        recordBug,
        collect,
        keepsUnsaved: () => true,
        close: () => Promise.resolve(),
      };
    },
  });
  onTestFinished(() => host.close());
  const token = () => host.newAddress().split("#t=")[1] ?? "";
  return {
    ...host,
    previewPort: Number(new URL(previewOrigin).port),
    windows,
    token,
    async session() {
      const headers = { Origin: `http://127.0.0.1:${host.port}`, "Content-Type": "application/json" };
      const answer = await request(
        host.port,
        "POST",
        "/session",
        headers,
        JSON.stringify({ token: token() }),
      );
      return (JSON.parse(answer.body) as { readonly session: string }).session;
    },
  };
}
