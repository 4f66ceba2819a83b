import type { Configuration } from "electron-builder";

/** What a packaged Galley is made of. `npm run package -- --dir` makes a folder instead of an installer. */
const configuration: Configuration = {
  appId: "org.galley-editor.galley",
  productName: "Galley",
  directories: { output: "dist", buildResources: "resources/icons" },
  // Everything is bundled: nothing of node_modules is needed, and root optionalDependencies would be packed without this.
  files: ["out/**", "resources/**", "package.json", "LICENSE", "!out/.built", "!node_modules/**"],
  asar: true,
  npmRebuild: false,
  publish: null,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: { target: ["AppImage", "deb"], category: "Office", icon: "galley.png", executableName: "galley" },
  mac: {
    target: ["dmg"],
    category: "public.app-category.productivity",
    icon: "galley.png",
    hardenedRuntime: true,
  },
  win: { target: ["nsis"], icon: "galley.png" },
};

export default configuration;
