/** Handlers for tests of hosts: every call fails as `not-found` unless the test says what it does. */

import { contract, type CallName, type Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import { SettingsValue } from "#contract/values";
import { defaultSettings } from "#core/settings/settings";

export function testHandlers(some: Partial<Handlers> = {}): Handlers {
  const missing = () => Promise.reject(new Failure("not-found"));
  const names = Object.keys(contract) as CallName[];
  const all = Object.fromEntries(names.map((name) => [name, missing])) as unknown as Handlers;
  return { ...all, "app.start": () => Promise.resolve(appStart), ...some };
}

/** What `app.start` answers in tests. */
export const appStart = {
  version: "0.0.0",
  host: "browser" as const,
  platform: "linux" as const,
  settings: SettingsValue.parse(defaultSettings),
  openOnStart: null,
  reopen: null,
  sampleSite: null,
  canChooseFolder: false,
  hasTrash: false,
  canReveal: false,
  previewOrigin: "http://127.0.0.1:1",
};
