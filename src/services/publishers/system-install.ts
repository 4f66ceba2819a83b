/** How a program that is no package of the site is installed on this computer: told to a person, never run. */

import { findProgram } from "./tool-process.ts";

type Manager = "brew" | "winget" | "apt" | "dnf";

const MANAGERS: Readonly<Record<string, readonly Manager[]>> = {
  darwin: ["brew"],
  win32: ["winget"],
  linux: ["apt", "dnf"],
};

const COMMANDS: Readonly<Record<string, Readonly<Partial<Record<Manager, readonly string[]>>>>> = {
  hugo: {
    brew: ["brew", "install", "hugo"],
    winget: ["winget", "install", "--id", "Hugo.Hugo.Extended"],
    apt: ["sudo", "apt", "install", "hugo"],
    dnf: ["sudo", "dnf", "install", "hugo"],
  },
  jekyll: {
    brew: ["gem", "install", "jekyll"],
    apt: ["sudo", "apt", "install", "jekyll"],
    dnf: ["gem", "install", "jekyll"],
  },
  bundle: {
    brew: ["gem", "install", "bundler"],
    apt: ["sudo", "apt", "install", "ruby-bundler"],
    dnf: ["gem", "install", "bundler"],
  },
};

export interface SystemInstall {
  readonly command: readonly string[];
  readonly folder: null;
}

/** The command by the package manager that is there; `null` where none is known. */
export async function systemInstall(program: string): Promise<SystemInstall | null> {
  for (const manager of MANAGERS[process.platform] ?? []) {
    const command = COMMANDS[program]?.[manager];
    if (command !== undefined && (await findProgram(manager)) !== null) return { command, folder: null };
  }
  return null;
}
