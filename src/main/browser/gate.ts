/** The browser host's gate: which requests are this machine's own window, decided before anything is routed. */

/** A request as it stands on the wire; `rawHeaders` is Node's flat list of names and values, doubles included. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly rawHeaders: readonly string[];
}

export interface Refusal {
  readonly status: 400 | 403 | 405 | 415;
  readonly reason: string;
}

/** The values of `Host` under which a listener on `port` is reached. */
export function hostsOf(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/**
 * The origin of a site's own pages: a name of its own below `localhost`, which browsers lead to this machine without
 * asking a name server. What the pages keep (cookies, storage) is theirs alone.
 */
export function siteOrigin(label: string, port: number): string {
  return `http://${label}.localhost:${port}`;
}

/** The label in a Host header of such an origin; `null` in any other. */
export function siteLabelOf(host: string, port: number): string | null {
  const label = /^([0-9a-f]{40})\.localhost:(\d+)$/.exec(host);
  return label !== null && label[2] === String(port) ? (label[1] ?? null) : null;
}

/**
 * Say why a request to the app's own origin is refused; `null` lets it pass.
 *
 * A request passes when it names us as its Host (which a rebound name cannot), when its Origin is absent or ours,
 * and when the browser says that our own page or the person made it. Calls must be POST and JSON, which no page of
 * another origin can send without a preflight, and preflights are refused.
 */
export function refusalOf(request: WireRequest, port: number): Refusal | null {
  if (!request.target.startsWith("/")) return { status: 400, reason: "target" };
  const host = onlyValue(request.rawHeaders, "host");
  if (host === null || !hostsOf(port).includes(host)) return { status: 403, reason: "host" };
  const origin = allValues(request.rawHeaders, "origin");
  if (origin.length > 1 || (origin[0] !== undefined && origin[0] !== `http://${host}`)) {
    return { status: 403, reason: "origin" };
  }
  if (!isFromOurselves(request)) return { status: 403, reason: "site" };
  if (request.method === "GET") return null;
  if (request.method !== "POST") return { status: 405, reason: "method" };
  if (origin[0] === undefined) return { status: 403, reason: "origin" };
  const [contentType, ...more] = allValues(request.rawHeaders, "content-type");
  const isJson = more.length === 0 && /^application\/json(; *charset=utf-8)?$/i.test(contentType ?? "");
  return isJson ? null : { status: 415, reason: "content-type" };
}

/**
 * Say why a request to upgrade to a socket is refused; `null` lets it pass.
 *
 * Browsers send cross-site sockets without asking, so that here an Origin must be present and ours.
 */
export function socketRefusalOf(request: WireRequest, port: number): Refusal | null {
  const refusal = refusalOf(request, port);
  if (refusal) return refusal;
  if (request.method !== "GET") return { status: 405, reason: "method" };
  return onlyValue(request.rawHeaders, "origin") === null ? { status: 403, reason: "origin" } : null;
}

/** What the browser says of the request's source. Programs that are no browsers say nothing, and hold no session. */
function isFromOurselves(request: WireRequest): boolean {
  const sites = allValues(request.rawHeaders, "sec-fetch-site");
  if (sites.length === 0) return true;
  if (sites.length > 1) return false;
  if (sites[0] === "same-origin" || sites[0] === "none") return true;
  // A tab that is sent here by the handover file, a terminal or a note. The bare page is the same for everybody,
  // nothing happens by fetching it, and nobody can frame it.
  return (
    request.method === "GET" &&
    request.target === "/" &&
    onlyValue(request.rawHeaders, "sec-fetch-mode") === "navigate" &&
    onlyValue(request.rawHeaders, "sec-fetch-dest") === "document"
  );
}

/** Every value of a header, also of one sent twice. */
function allValues(rawHeaders: readonly string[], name: string): string[] {
  const values: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === name) values.push(rawHeaders[index + 1] ?? "");
  }
  return values;
}

/** The header's value when it was sent exactly once. */
function onlyValue(rawHeaders: readonly string[], name: string): string | null {
  const values = allValues(rawHeaders, name);
  return values.length === 1 ? (values[0] ?? null) : null;
}
