/** Asking a publisher's own server, which listens on this machine alone. */

import { Failure } from "#contract/failure";

const PATIENCE = 60_000;
const LARGEST_PAGE = 20 * 1024 * 1024;

/** The text at `path` of the server. Fails with `publisher-failed` where it has none. */
export async function askServer(port: number, path: string): Promise<string> {
  const text = await pageOf(port, path);
  if (text === null) throw new Failure("publisher-failed", { reason: path });
  return text;
}

/** The text at `path`; `null` where the server has none, or does not answer. */
export async function pageOf(port: number, path: string): Promise<string | null> {
  try {
    const answer = await fetchFrom(port, path, new Headers({ accept: "text/html" }));
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** What the server answers at `path`. Redirections are not followed: they are the page's to follow. */
export async function fetchFrom(port: number, path: string, headers: Headers): Promise<Response> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers,
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (Number(answer.headers.get("content-length") ?? 0) > LARGEST_PAGE && isHtml(answer)) {
    await answer.body?.cancel();
    return new Response(null, { status: 413 });
  }
  return answer;
}

/** Whether the answer is a page, to which Galley adds its script. */
export function isHtml(answer: Response): boolean {
  return (answer.headers.get("content-type") ?? "").startsWith("text/html");
}
