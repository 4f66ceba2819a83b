/** The trust gate: what a person was shown, what they said, and whether it still holds. */

import { Failure } from "#contract/failure";
import type { TrustValue } from "#contract/values";
import { ownFolder } from "../storage/own-folder.ts";
import { isInside } from "../storage/paths.ts";
import { readSiteCode, trustableParent, type SiteCode, type SiteCommand } from "../workspace/site-code.ts";
import type { PublisherProgram } from "../publishers/adapter.ts";
import type { Said, TrustRecord, TrustStore } from "./trust-store.ts";

/** A folder as it was opened. `root` is real. */
export interface TrustedSite {
  readonly root: string;
  readonly program: PublisherProgram | null;
}

/** Leave to run what the person agreed to. Made by `Trust.require` and nowhere else. */
export interface Permit {
  readonly root: string;
  readonly commands: readonly SiteCommand[];
  /** Aborted when the folder is restricted again: what runs then ends. */
  readonly ended: AbortSignal;
}

export interface Trust {
  readonly read: (site: TrustedSite) => Promise<TrustValue>;
  /** Trust what `fingerprint` names; with `parent`, every folder beside it as well. */
  readonly grant: (site: TrustedSite, fingerprint: string, parent: boolean) => Promise<void>;
  /** Restrict the folder; with `parent`, stop trusting the folder above it. */
  readonly revoke: (site: TrustedSite, parent: boolean) => Promise<void>;
  /** Whether it is trusted now; of a folder of which nothing was ever said, nothing is read. */
  readonly isTrusted: (site: TrustedSite) => Promise<boolean>;
  /** Fails with `not-trusted`. Asked before every start of anything of the site's. */
  readonly require: (site: TrustedSite) => Promise<Permit>;
}

export interface TrustNeeds {
  readonly store: TrustStore;
  /** Galley's own folder. */
  readonly userData: string;
  readonly home: string;
}

export function createTrust(needs: TrustNeeds): Trust {
  const permits = createPermits();
  const { store, home } = needs;
  const look = (site: TrustedSite) => lookAt(site, needs);
  /** Below a trusted folder, the first look is remembered: from then on a change is noticed. */
  const settled = async (site: TrustedSite): Promise<Judged> => {
    const judged = await look(site);
    const isFirst = judged.state === "trusted" && judged.said === null;
    if (isFirst) await store.change((record) => withSaid(record, saidOf(site.root, judged.code)));
    if (judged.state !== "trusted") permits.end(site.root);
    return judged;
  };
  return {
    read: async (site) => valueOf(await settled(site), trustableParent(site.root, home)),
    async isTrusted(site) {
      const { folders, parents } = await store.read();
      const isKnown =
        folders.some(({ path }) => path === site.root) ||
        parents.some((parent) => isInside(parent, site.root));
      return isKnown && (await settled(site)).state === "trusted";
    },
    async grant(site, fingerprint, parent) {
      const { code, mayTrust } = await look(site);
      const above = parent ? trustableParent(site.root, home) : null;
      if (!mayTrust || (parent && above === null)) throw new Failure("not-trusted");
      if (code.fingerprint !== fingerprint) throw new Failure("changed-on-disk", { path: "package.json" });
      await store.change((record) => withParent(withSaid(record, saidOf(site.root, code)), above));
    },
    async revoke(site, parent) {
      const above = parent ? (await look(site)).byParent : null;
      permits.end(above ?? site.root);
      await store.change((record) => withRestricted(record, site.root, above));
    },
    async require(site) {
      const { state, code } = await settled(site);
      if (state !== "trusted") throw new Failure("not-trusted");
      return { root: site.root, commands: code.commands, ended: permits.of(site.root) };
    },
  };
}

async function lookAt({ root, program }: TrustedSite, { store, userData }: TrustNeeds): Promise<Judged> {
  const code = await readSiteCode(root, program);
  const mayTrust = !isInside(root, await ownFolder(userData));
  return judge(await store.read(), { root, code, mayTrust });
}

/** Signals by root, each aborted when its folder, or one above it, is restricted. */
function createPermits(): {
  readonly of: (root: string) => AbortSignal;
  readonly end: (root: string) => void;
} {
  const controllers = new Map<string, AbortController>();
  return {
    of(root) {
      const controller = controllers.get(root) ?? new AbortController();
      controllers.set(root, controller);
      return controller.signal;
    },
    end(root) {
      for (const [path, controller] of controllers) {
        if (!isInside(root, path)) continue;
        controllers.delete(path);
        controller.abort();
      }
    },
  };
}

function withSaid(record: TrustRecord, said: Said): TrustRecord {
  return { ...record, folders: [said, ...record.folders.filter(({ path }) => path !== said.path)] };
}

function withParent(record: TrustRecord, parent: string | null): TrustRecord {
  if (parent === null) return record;
  return { ...record, parents: [parent, ...record.parents.filter((each) => each !== parent)] };
}

/** With the folder `above` goes everything that was trusted below it. */
function withRestricted({ folders, parents }: TrustRecord, root: string, above: string | null): TrustRecord {
  const left = folders.filter(({ path }) => above === null || !isInside(above, path));
  const restricted: Said = { path: root, fingerprint: null, files: {} };
  return withSaid({ folders: left, parents: parents.filter((each) => each !== above) }, restricted);
}

interface Judged {
  readonly state: TrustValue["state"];
  readonly code: SiteCode;
  readonly said: Said | null;
  readonly byParent: string | null;
  readonly mayTrust: boolean;
}

function judge(
  record: TrustRecord,
  site: { readonly root: string; readonly code: SiteCode; readonly mayTrust: boolean },
): Judged {
  const { root, code, mayTrust } = site;
  const said = record.folders.find(({ path }) => path === root) ?? null;
  const byParent = record.parents.find((parent) => parent !== root && isInside(parent, root)) ?? null;
  const state = !mayTrust
    ? "restricted"
    : said
      ? stateOf(said, code)
      : byParent === null
        ? "restricted"
        : "trusted";
  return { state, code, said, byParent, mayTrust };
}

function stateOf({ fingerprint }: Said, code: SiteCode): TrustValue["state"] {
  if (fingerprint === null) return "restricted";
  return fingerprint === code.fingerprint ? "trusted" : "changed";
}

function saidOf(path: string, { fingerprint, files }: SiteCode): Said {
  return { path, fingerprint, files: Object.fromEntries(files) };
}

function valueOf({ state, code, said, byParent, mayTrust }: Judged, parent: string | null): TrustValue {
  return {
    state,
    mayTrust,
    fingerprint: code.fingerprint,
    commands: code.commands.map(({ argv, runs }) => ({ command: argv.join(" "), runs })),
    changed: state === "changed" && said ? changedFiles(said.files, code.files) : [],
    parent,
    byParent,
  };
}

/** Files that came, went, or have other bytes. */
function changedFiles(before: Said["files"], now: SiteCode["files"]): string[] {
  const names = new Set([...Object.keys(before), ...now.keys()]);
  return [...names]
    .filter((name) => (Object.hasOwn(before, name) ? before[name] : undefined) !== now.get(name))
    .toSorted();
}
