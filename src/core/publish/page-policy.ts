/** The policy that a page carries for itself, opened for one script of Galley's and for nothing else. */

export interface AllowedScript {
  /** The script's own address: nothing else at its origin is allowed by it. */
  readonly address: string;
  /** What the script's element carries; where only nonces count, it is named. */
  readonly nonce: string;
}

const SCRIPTS = ["script-src-elem", "script-src", "default-src"];
/** What would have the pages of a site on this machine ask for https, which nobody answers here. */
const UNUSABLE = new Set(["upgrade-insecure-requests", "block-all-mixed-content"]);

/**
 * `policy`, a value of Content-Security-Policy, with leave for the script. What else it allows stays as it is.
 *
 * A list of places gets the script's address: a nonce in it would end a leave for inline scripts (CSP 3, section
 * 6.7.3.2). Where `strict-dynamic` has browsers pass over places, a nonce is what counts, and is counted already.
 */
export function allowingScript(policy: string, script: AllowedScript): string {
  const directives = policy
    .split(";")
    .map((directive) => directive.trim().split(/\s+/))
    .filter(([name = ""]) => name !== "" && !UNUSABLE.has(name.toLowerCase()));
  const governing = SCRIPTS.map((name) => directives.find(([own]) => own?.toLowerCase() === name)).find(
    (directive) => directive !== undefined,
  );
  if (governing === undefined) return written(directives);
  const [name = "", ...sources] = governing;
  const isByNonce = sources.some((source) => source.toLowerCase() === "'strict-dynamic'");
  const allowed = [
    name.toLowerCase() === "default-src" ? "script-src" : name,
    ...sources.filter((source) => source.toLowerCase() !== "'none'"),
    isByNonce ? `'nonce-${script.nonce}'` : script.address,
  ];
  return written(
    allowed[0] === name
      ? directives.map((directive) => (directive === governing ? allowed : directive))
      : [...directives, allowed],
  );
}

function written(directives: readonly (readonly string[])[]): string {
  return directives.map((directive) => directive.join(" ")).join("; ");
}

const META = /<meta\b[^>]*http-equiv\s*=\s*["']?content-security-policy["'\s>][^>]*>/gi;
const CONTENT = /(\bcontent\s*=\s*)("[^"]*"|'[^']*')/i;

/** `html` with every policy that it carries in a `meta` element opened for the script. */
export function pageAllowingScript(html: string, script: AllowedScript): string {
  return html.replace(META, (element) =>
    element.replace(CONTENT, (_, name: string, quoted: string) => {
      const policy = quoted.slice(1, -1).replaceAll(/&(?:#39|#x27|apos);/gi, "'");
      return `${name}"${allowingScript(policy, script).replaceAll('"', "&quot;")}"`;
    }),
  );
}
