/** Deny by default: what a page may navigate to, open, attach and be permitted. */

import { APP_ORIGIN, PREVIEW_ORIGIN, isAt, isOfSite } from "./schemes.ts";
import type { Contents, Navigation, Session } from "./api.ts";

/** Keep every page of this app where it is. The top frame may reload itself; a frame in it may show the preview. */
export function confineContents(contents: Contents): void {
  const stopOutside = (details: Navigation) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
  };
  contents.on("will-navigate", stopOutside);
  contents.on("will-frame-navigate", stopOutside);
  contents.on("will-redirect", stopOutside);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}

/** True for the app's page in the top frame, and for the preview or a site's page in any other. */
export function mayNavigate(url: string, isMainFrame: boolean): boolean {
  if (isMainFrame) return isAt(url, APP_ORIGIN) && new URL(url).pathname === "/";
  return isAt(url, PREVIEW_ORIGIN) || isOfSite(url);
}

/** The app's own page may write to the clipboard, which copying needs. Nothing else is permitted to anybody. */
export function confinePermissions(session: Session): void {
  const permitted = (permission: string, url: string) =>
    permission === "clipboard-sanitized-write" && isAt(url, APP_ORIGIN);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) =>
    answer(isMainFrame && permitted(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => permitted(permission, origin));
  session.setDevicePermissionHandler(() => false);
}
