import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import configuration from "../../electron-builder.config.ts";

const root = join(import.meta.dirname, "..", "..");
const sources = globSync("src/{main,preload,services,renderer,contract,core}/**/*.{ts,tsx}", {
  cwd: root,
}).map((path) => ({
  path,
  text: readFileSync(join(root, path), "utf8"),
}));
const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test("[H26] Electron opens links at one place", () => {
  expect(filesWith(/shell\.openExternal/)).toEqual(["src/main/electron/start.ts"]);
});

describe("[H20] nothing weakens a window", () => {
  test("[H20] windows are made at one place", () => {
    expect(filesWith(/new [\w.]*BrowserWindow|WebContentsView|BrowserView/)).toEqual([
      "src/main/electron/start.ts",
    ]);
  });

  test.each([
    /nodeIntegration\w*: true/,
    /contextIsolation: false/,
    /sandbox: false/,
    /webSecurity: false/,
    /allowRunningInsecureContent: true/,
    /experimentalFeatures: true/,
    /enableBlinkFeatures/,
    /webviewTag: true/,
    /bypassCSP/,
    /allowpopups/,
    /openDevTools/,
    /executeJavaScript/,
    /commandLine\.appendSwitch/,
    /@electron\/remote/,
  ])("[H20] %s is nowhere", (pattern) => {
    expect(filesWith(pattern)).toEqual([]);
  });

  test("[H24] nothing is loaded from http or file", () => {
    expect(filesWith(/loadURL\((?!`\$\{APP_ORIGIN\}\/`|url)|loadFile\(/)).toEqual([]);
  });
});

test("[H25] the preload script knows Electron, the channels and nothing else, and exposes one name", () => {
  const preload = sources.filter(({ path }) => path.startsWith("src/preload/"));
  const imports = preload.flatMap(({ text }) =>
    [...text.matchAll(/from "([^"]+)"/g)].map(([, name]) => name),
  );
  expect(new Set(imports)).toEqual(
    new Set(["electron", "./bridge.ts", "#contract/channels", "#contract/wire"]),
  );
  const text = preload.map((file) => file.text).join("\n");
  expect(text.match(/exposeInMainWorld\(\s*"(\w+)"/g)).toHaveLength(1);
  const entry = readFileSync(join(root, "src/preload/preload.ts"), "utf8");
  expect(entry.match(/ipcRenderer\b.?\w*.?/g)).toEqual([
    "ipcRenderer, ",
    "ipcRenderer.invoke(",
    "ipcRenderer.on(",
  ]);
});

describe("[H30] the packaged app", () => {
  test("[H30] has exactly these fuses", () => {
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test("[H30] is one archive of what was built, and updates itself from nowhere", () => {
    expect(configuration.asar).toBe(true);
    expect(configuration.publish).toBeNull();
    expect(configuration.files).toContain("!node_modules/**");
  });
});

test("[H31] Electron is one of the three newest majors of the last review", () => {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/electron/package.json"), "utf8")) as {
    readonly version: string;
  };
  const { newest, reviewed } = JSON.parse(
    readFileSync(join(root, "tests/electron/newest-electron.json"), "utf8"),
  ) as {
    readonly newest: number;
    readonly reviewed: string;
  };
  expect(reviewed).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(Number(version.split(".")[0])).toBeGreaterThanOrEqual(newest - 2);
});
