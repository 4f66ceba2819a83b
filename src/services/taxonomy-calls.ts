/** The taxonomy manager's call over the index of an open folder. */

import { fieldsOf } from "#core/schema/fields";
import type { FieldShape } from "#core/schema/field";
import { taxonomyOf } from "#core/taxonomy/values";
import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import type { Workspace } from "./workspace/workspace.ts";

export interface TaxonomyCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Pick<Workspace, "index" | "library">;
}

const MOST_VALUES = 5000;

export function taxonomyCalls({ workspaceOf }: TaxonomyCallsNeeds): Pick<Handlers, "taxonomy.read"> {
  return {
    async "taxonomy.read"({ workspace, collection, field }) {
      const { index, library } = workspaceOf(workspace);
      const { records, collections } = await index.read();
      const concerned = collections.filter(({ id }) => collection === null || id === collection);
      const values = taxonomyOf(
        records.filter(({ article }) => collection === null || article.collection === collection),
        field,
      );
      const schemas = await Promise.all(concerned.map(({ id }) => library.schemaOf(id).catch(() => null)));
      // Only what a site says itself: what was inferred from the articles has no value that they lack.
      const offered = schemas.flatMap((schema) =>
        schema === null || schema.source === "inferred" ? [] : choicesIn(schema.json, field),
      );
      const used = new Set(values.map(({ value }) => value));
      return {
        values: values.slice(0, MOST_VALUES),
        distinct: values.length,
        unused: [...new Set(offered)].filter((value) => !used.has(value)),
      };
    },
  };
}

function choicesIn(json: Parameters<typeof fieldsOf>[0], field: string): readonly string[] {
  const shape = fieldsOf(json).find(({ name }) => name === field)?.shape;
  return shape === undefined ? [] : choicesOf(shape);
}

function choicesOf(shape: FieldShape): readonly string[] {
  if (shape.kind === "list") return choicesOf(shape.item);
  return shape.kind === "choice" ? shape.choices : [];
}
