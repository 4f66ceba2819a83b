/** What the app's own pages may do: one policy for both hosts. */

/** The preview's origin, and the source expression of all origins of sites: the only others that the app's pages know. */
export type FrameOrigins = readonly [preview: string, sites: string];

/** The content security policy of the app's pages. Of a site nothing is loaded but frames. */
export function contentSecurityPolicy([previewOrigin, siteOrigins]: FrameOrigins, nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // CodeMirror makes its style sheets while it runs; the nonce lets it and nobody else.
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob: ${previewOrigin}`,
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    `frame-src ${previewOrigin} ${siteOrigins}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The headers of every answer to the app's own pages. */
export function pageHeaders(frames: FrameOrigins, nonce: string): Readonly<Record<string, string>> {
  return {
    "content-security-policy": contentSecurityPolicy(frames, nonce),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()",
    "cache-control": "no-store",
  };
}

/** Hand the nonce to the page in a meta element: scripts cannot read it from a header. */
export function withNonce(html: string, nonce: string): string {
  if (!/^[\w-]+$/.test(nonce)) throw new RangeError("a nonce is base64url");
  return html.replace("<head>", `<head>\n    <meta name="csp-nonce" content="${nonce}" />`);
}
