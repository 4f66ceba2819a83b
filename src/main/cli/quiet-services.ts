/** The services without a window: for commands that read a folder and leave no trace among the recent ones. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "#contract/client";
import type { Calls } from "#contract/calls";
import { Failure } from "#contract/failure";
import { startServices, type Installation } from "../host/start.ts";

/** Run `task` over services with a data folder of their own, which `place` is above and which is gone afterwards. */
export async function withQuietServices<T>(
  installation: Installation,
  task: (calls: Calls, place: string) => Promise<T>,
): Promise<T> {
  const place = await mkdtemp(join(tmpdir(), "galley-command-"));
  const services = startServices(
    { ...installation, userData: join(place, "galley") },
    {
      host: "browser",
      chooseFolder: null,
      openExternal: () => Promise.reject(new Failure("refused")),
      previewOrigin: "http://127.0.0.1",
      sites: { originOf: () => "http://site.invalid", labelOf: () => null },
      appOrigins: [],
      tell: () => undefined,
    },
  );
  try {
    return await task(createClient(services.dispatch), place);
  } finally {
    await services.close();
    await rm(place, { recursive: true, force: true });
  }
}
