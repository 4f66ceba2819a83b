/** All words of the interface by language and feature. A new feature adds its two files and its two lines here. */

import { app as appEn } from "./en/app.ts";
import { common as commonEn } from "./en/common.ts";
import { library as libraryEn } from "./en/library.ts";
import { settings as settingsEn } from "./en/settings.ts";
import { welcome as welcomeEn } from "./en/welcome.ts";
import { app as appJa } from "./ja/app.ts";
import { common as commonJa } from "./ja/common.ts";
import { library as libraryJa } from "./ja/library.ts";
import { settings as settingsJa } from "./ja/settings.ts";
import { welcome as welcomeJa } from "./ja/welcome.ts";

export const en = {
  app: appEn,
  common: commonEn,
  library: libraryEn,
  settings: settingsEn,
  welcome: welcomeEn,
} as const;

export const ja = {
  app: appJa,
  common: commonJa,
  library: libraryJa,
  settings: settingsJa,
  welcome: welcomeJa,
} as const;
