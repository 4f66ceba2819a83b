/** Where the browser host of another process can be reached. */

import type { ChildProcess } from "node:child_process";

/** As long as a busy machine takes to start one. */
const PATIENCE_MILLISECONDS = 60_000;

/** The address that the host prints when it is there, good for one window. Fails with what it printed instead. */
export async function addressOf(host: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = "";
  const fail = () => reject(new Error(`the host did not start:\n${output}`));
  const read = (chunk: Buffer) => {
    output += chunk.toString("utf8");
    const address = /http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]+/.exec(output)?.[0];
    if (address !== undefined) resolve(address);
  };
  host.stdout?.on("data", read);
  host.stderr?.on("data", read);
  host.once("close", fail);
  const patience = setTimeout(fail, PATIENCE_MILLISECONDS);
  try {
    return await promise;
  } finally {
    clearTimeout(patience);
  }
}
