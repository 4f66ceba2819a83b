/** Development in a browser: the page comes from Vite, with hot reload; calls and events go on to the browser host. */

/** The port that `npm run dev` gives to the browser host. */
export const DEVELOPMENT_PORT = 5199;

interface ProxyRule {
  readonly target: string;
  readonly changeOrigin: boolean;
  readonly ws: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Vite's proxy rules for the browser host's addresses; none in an Electron window, which asks nothing over HTTP.
 *
 * The host answers its own origin only and knows nothing of development: the proxy presents itself as that origin.
 */
export function developmentProxy(environment: NodeJS.ProcessEnv): Record<string, ProxyRule> {
  if (environment.GALLEY_PORT === undefined) return {};
  const target = `http://127.0.0.1:${environment.GALLEY_PORT}`;
  const rule = { target, changeOrigin: true, headers: { origin: target } };
  return {
    "/session": { ...rule, ws: false },
    "/call": { ...rule, ws: false },
    "/events": { ...rule, ws: true },
  };
}
