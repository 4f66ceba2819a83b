/** Where a link of an article leads. */

/** What an address is to the person. `site`: relative, so that only the site knows what it leads to. */
export type Destination =
  | { readonly kind: "web"; readonly url: string; readonly host: string }
  | { readonly kind: "mail"; readonly url: string }
  | { readonly kind: "site"; readonly address: string }
  | { readonly kind: "refused"; readonly address: string };

/** Judge the text of an `href`. The host judges again before anything is opened. */
export function destinationOf(address: string): Destination {
  const url = URL.parse(address);
  // A protocol-relative address leads to another host.
  if (url === null && /^[\\/]{2}/.test(address.trim())) return destinationOf(`https:${address.trim()}`);
  if (url === null) return { kind: "site", address };
  if (url.username !== "" || url.password !== "") return { kind: "refused", address };
  if (url.protocol === "mailto:") return { kind: "mail", url: url.href };
  if (url.protocol !== "http:" && url.protocol !== "https:") return { kind: "refused", address };
  return { kind: "web", url: url.href, host: url.host };
}
