/** How often the site's articles are read, by a table that a person names or hands over. */

import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import { readLocaleSettings } from "#core/locale/settings";
import { matchTraffic, readTraffic } from "#core/locale/traffic";
import { readBytes } from "../storage/documents.ts";
import { decodeBytes } from "../storage/encoding.ts";
import { readSiteSettings } from "../workspace/site-settings.ts";
import type { Workspace } from "../workspace/workspace.ts";

export function trafficCalls(
  workspaceOf: (id: WorkspaceId) => Workspace,
): Pick<Handlers, "translations.traffic"> {
  return {
    async "translations.traffic"({ workspace, text }) {
      const site = workspaceOf(workspace);
      const { traffic } = readLocaleSettings(await readSiteSettings(site.resolver));
      const file = text === null ? traffic : null;
      const table = file === null ? text : decodeBytes(await readBytes(await site.resolver.file(file))).text;
      const { rows, skipped, isCut } = readTraffic(table ?? "");
      const { articles, scans } = await site.library.latest();
      const { views, unmatched } = matchTraffic(rows, articles, (path) => scans.get(path)?.fields ?? null);
      return { file, views: [...views], rows: rows.length, unmatched, skipped, isCut };
    },
  };
}
