/** A port that stays the same for a site: some publishers read everything anew when it is another. */

import { readFile, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";

/** A free port on this machine, the one of last time where that is free; remembered in `folder`. */
export async function fixedPort(folder: string): Promise<number> {
  const file = join(folder, "port");
  const known = Number(await readFile(file, "utf8").catch(() => ""));
  const port = Number.isInteger(known) && known > 1023 && known < 65536 ? await freePort(known) : null;
  if (port !== null) return port;
  const found = (await freePort(0)) ?? 0;
  await writeFile(file, String(found), { mode: 0o600 });
  return found;
}

/** `port` when nobody listens on it, `null` when somebody does; 0 asks for any. */
function freePort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const found = (server.address() as AddressInfo).port;
      server.close(() => resolve(found));
    });
  });
}
