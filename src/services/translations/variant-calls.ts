/** New variants of articles, and what each field is over the locales. */

import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { ContentPath, WorkspaceId } from "#contract/values";
import { draftVariant } from "#core/locale/new-variant";
import { variantPath } from "#core/locale/variant-path";
import { dialectFor } from "#core/markdown/dialect";
import { readDocument } from "../storage/documents.ts";
import type { Saver } from "../storage/saver.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { ReadCollectionFields } from "./collection-fields.ts";
import { writeFieldRule } from "./rule-settings.ts";

export interface VariantCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly fieldsOf: ReadCollectionFields;
  readonly saver: Saver;
}

type VariantCalls = "translations.draft" | "translations.rules" | "translations.rule";

export function variantCalls({
  workspaceOf,
  fieldsOf,
  saver,
}: VariantCallsNeeds): Pick<Handlers, VariantCalls> {
  return {
    async "translations.draft"({ workspace, article: id, locale }) {
      const site = workspaceOf(workspace);
      const { articles, collections } = await site.library.latest();
      const article = articles.find((each) => each.id === id);
      const collection = collections.find((each) => each.id === article?.collection);
      const source = article?.variants[0];
      if (!article || !collection || !source) throw new Failure("not-found", { path: id });
      const path = variantPath({
        article,
        locale,
        collection,
        articles: articles.filter((each) => each.collection === collection.id),
      });
      if (path === null) throw new Failure("no-place", { path: source.path });
      await site.resolver.newArticle(path);
      const fields = await fieldsOf(site, collection.id);
      const { text } = await readDocument(await site.resolver.article(source.path));
      return {
        path: path as ContentPath,
        text: drafted(text, { site, source: source.path, locale, fields }),
      };
    },
    async "translations.rules"({ workspace, collection }) {
      const { rules, pairsIn } = await fieldsOf(workspaceOf(workspace), collection);
      const { collections } = await workspaceOf(workspace).library.latest();
      const locales = collections.find(({ id }) => id === collection)?.locales ?? [];
      return {
        rules,
        pairs: rules
          .filter(({ isPaired }) => isPaired)
          .flatMap(({ name }) =>
            locales.map((locale) => ({ field: name, locale, values: [...pairsIn(locale, name)] })),
          ),
      };
    },
    async "translations.rule"({ workspace, collection, field, rule }) {
      const site = workspaceOf(workspace);
      await writeFieldRule(saver, site.resolver, { collection, field, rule });
      site.wrote("galley.json");
      return {};
    },
  };
}

interface Drafting {
  readonly site: Workspace;
  /** The source variant's path. */
  readonly source: string;
  readonly locale: string;
  readonly fields: Awaited<ReturnType<ReadCollectionFields>>;
}

function drafted(text: string, { site, source, locale, fields }: Drafting): string {
  const { rules, schema, pairsIn } = fields;
  const pairs = new Map(
    rules.filter(({ isPaired }) => isPaired).map(({ name }) => [name, pairsIn(locale, name)]),
  );
  try {
    const dialect = dialectFor(source, site.publisher?.name ?? null);
    return draftVariant({ text, dialect, locale, rules, fields: schema, pairs });
  } catch (error) {
    if (error instanceof RangeError) throw new Failure("unreadable", { path: source }, { cause: error });
    throw error;
  }
}
