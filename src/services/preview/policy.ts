/** What pages and images of the preview's origin may do. */

/**
 * Headers of every answer; the frame shows text that nobody has reviewed, so everything is off that it can do without.
 * Its agent cluster is its origin's own: another port alone is the same site to Chromium, which would draw the frame
 * in the window's process, and so between the keys that are typed there.
 */
export const commonHeaders = {
  "origin-agent-cluster": "?1",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
} as const;

/**
 * The policy of the frame's page. Scripts: Galley's one file and nothing of an article, for which markup must go
 * through that file's own Trusted Types policy. Styles: articles carry style attributes. Images: those that this
 * service gives out, those that an article holds in itself and, in a trusted folder, those of other websites.
 */
export function framePolicy(
  origin: string,
  appOrigins: readonly string[],
  allows: "own-images" | "remote-images",
): string {
  return [
    "default-src 'none'",
    `script-src ${origin}/client.js`,
    "style-src 'self' 'unsafe-inline'",
    `img-src ${origin}/images/ data:${allows === "remote-images" ? " https:" : ""}`,
    "connect-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${appOrigins.join(" ")}`,
    "sandbox allow-scripts allow-same-origin",
    "require-trusted-types-for 'script'",
    "trusted-types galley-preview",
  ].join("; ");
}

/** A drawing opened by itself is a page of its own: it gets a policy under which none of it runs or loads. */
export const drawingPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/** The features of a browser that neither the frame nor anything in it is given. */
export const permissionsPolicy =
  "camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=(), clipboard-read=()";
