/** The services without a window: for commands that read a folder and leave no trace among the recent ones. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "#contract/client";
import type { Calls } from "#contract/calls";
import { Failure } from "#contract/failure";
import { startServices, type Installation } from "../host/start.ts";

/**
 * A program that a command started is in a group of its own, which neither Ctrl-C nor a signal to the command reaches:
 * it ends with the command only where that ends by itself.
 */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;
/** As shells say it of a program that was interrupted. */
const INTERRUPTED = 130;

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
      revealFile: null,
      openExternal: () => Promise.reject(new Failure("refused")),
      previewOrigin: "http://127.0.0.1",
      sites: { originOf: () => "http://site.invalid", labelOf: () => null },
      appOrigins: [],
      tell: () => undefined,
    },
  );
  const endings = SIGNALS.map((signal) => [signal, () => process.exit(INTERRUPTED)] as const);
  for (const [signal, end] of endings) process.once(signal, end);
  try {
    return await task(createClient(services.dispatch), place);
  } finally {
    for (const [signal, end] of endings) process.removeListener(signal, end);
    await services.close();
    await rm(place, { recursive: true, force: true });
  }
}
