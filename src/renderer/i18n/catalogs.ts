/** All words of the interface by language and feature. A new feature adds its two files and its two lines here. */

import { app as appEn } from "./en/app.ts";
import { articles as articlesEn } from "./en/articles.ts";
import { bulk as bulkEn } from "./en/bulk.ts";
import { changes as changesEn } from "./en/changes.ts";
import { common as commonEn } from "./en/common.ts";
import { dashboard as dashboardEn } from "./en/dashboard.ts";
import { deleting as deletingEn } from "./en/deleting.ts";
import { exchange as exchangeEn } from "./en/exchange.ts";
import { form as formEn } from "./en/form.ts";
import { glossary as glossaryEn } from "./en/glossary.ts";
import { history as historyEn } from "./en/history.ts";
import { library as libraryEn } from "./en/library.ts";
import { memory as memoryEn } from "./en/memory.ts";
import { media as mediaEn } from "./en/media.ts";
import { preview as previewEn } from "./en/preview.ts";
import { problems as problemsEn } from "./en/problems.ts";
import { recovery as recoveryEn } from "./en/recovery.ts";
import { search as searchEn } from "./en/search.ts";
import { settings as settingsEn } from "./en/settings.ts";
import { siteProblems as siteProblemsEn } from "./en/site-problems.ts";
import { source as sourceEn } from "./en/source.ts";
import { table as tableEn } from "./en/table.ts";
import { translations as translationsEn } from "./en/translations.ts";
import { trust as trustEn } from "./en/trust.ts";
import { views as viewsEn } from "./en/views.ts";
import { visual as visualEn } from "./en/visual.ts";
import { welcome as welcomeEn } from "./en/welcome.ts";
import { workbench as workbenchEn } from "./en/workbench.ts";
import { app as appJa } from "./ja/app.ts";
import { articles as articlesJa } from "./ja/articles.ts";
import { bulk as bulkJa } from "./ja/bulk.ts";
import { changes as changesJa } from "./ja/changes.ts";
import { common as commonJa } from "./ja/common.ts";
import { dashboard as dashboardJa } from "./ja/dashboard.ts";
import { deleting as deletingJa } from "./ja/deleting.ts";
import { exchange as exchangeJa } from "./ja/exchange.ts";
import { form as formJa } from "./ja/form.ts";
import { glossary as glossaryJa } from "./ja/glossary.ts";
import { history as historyJa } from "./ja/history.ts";
import { library as libraryJa } from "./ja/library.ts";
import { memory as memoryJa } from "./ja/memory.ts";
import { media as mediaJa } from "./ja/media.ts";
import { preview as previewJa } from "./ja/preview.ts";
import { problems as problemsJa } from "./ja/problems.ts";
import { recovery as recoveryJa } from "./ja/recovery.ts";
import { search as searchJa } from "./ja/search.ts";
import { settings as settingsJa } from "./ja/settings.ts";
import { siteProblems as siteProblemsJa } from "./ja/site-problems.ts";
import { source as sourceJa } from "./ja/source.ts";
import { table as tableJa } from "./ja/table.ts";
import { translations as translationsJa } from "./ja/translations.ts";
import { trust as trustJa } from "./ja/trust.ts";
import { views as viewsJa } from "./ja/views.ts";
import { visual as visualJa } from "./ja/visual.ts";
import { welcome as welcomeJa } from "./ja/welcome.ts";
import { workbench as workbenchJa } from "./ja/workbench.ts";

export const en = {
  app: appEn,
  articles: articlesEn,
  bulk: bulkEn,
  changes: changesEn,
  common: commonEn,
  dashboard: dashboardEn,
  deleting: deletingEn,
  exchange: exchangeEn,
  form: formEn,
  glossary: glossaryEn,
  history: historyEn,
  library: libraryEn,
  memory: memoryEn,
  media: mediaEn,
  preview: previewEn,
  problems: problemsEn,
  recovery: recoveryEn,
  search: searchEn,
  settings: settingsEn,
  siteProblems: siteProblemsEn,
  source: sourceEn,
  table: tableEn,
  translations: translationsEn,
  trust: trustEn,
  views: viewsEn,
  visual: visualEn,
  welcome: welcomeEn,
  workbench: workbenchEn,
} as const;

export const ja = {
  app: appJa,
  articles: articlesJa,
  bulk: bulkJa,
  changes: changesJa,
  common: commonJa,
  dashboard: dashboardJa,
  deleting: deletingJa,
  exchange: exchangeJa,
  form: formJa,
  glossary: glossaryJa,
  history: historyJa,
  library: libraryJa,
  memory: memoryJa,
  media: mediaJa,
  preview: previewJa,
  problems: problemsJa,
  recovery: recoveryJa,
  search: searchJa,
  settings: settingsJa,
  siteProblems: siteProblemsJa,
  source: sourceJa,
  table: tableJa,
  translations: translationsJa,
  trust: trustJa,
  views: viewsJa,
  visual: visualJa,
  welcome: welcomeJa,
  workbench: workbenchJa,
} as const;
