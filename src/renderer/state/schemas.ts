/** The schemas of a workspace's collections, each read once as long as nothing of the site changed. */

import type { CollectionSchema } from "#core/schema/field";
import type { WorkspaceId } from "#contract/values";
import { fieldsOf } from "#core/schema/fields";
import type { Host } from "../host/create-host.ts";

export interface Schemas {
  /** `null` where the schema cannot be read: the fields are then edited as they stand. */
  of(collection: string): Promise<CollectionSchema | null>;
  /** Read what was read before once more, and tell of each schema that is another now. */
  readAgain(changed: (collection: string, schema: CollectionSchema | null) => void): Promise<void>;
}

export function createSchemas(host: Host, workspace: WorkspaceId): Schemas {
  const known = new Map<string, Promise<CollectionSchema | null>>();

  async function read(collection: string): Promise<CollectionSchema | null> {
    try {
      const { source, from, json } = await host.call("schema.read", { workspace, collection });
      return { source, from, json, fields: fieldsOf(json) };
    } catch {
      return null;
    }
  }

  function of(collection: string): Promise<CollectionSchema | null> {
    const reading = known.get(collection) ?? read(collection);
    known.set(collection, reading);
    return reading;
  }

  return {
    of,
    async readAgain(changed) {
      const before = [...known];
      // Whoever asks from now on is not answered with what was there before.
      known.clear();
      for (const [collection, reading] of before) {
        const old = await reading;
        const schema = await of(collection);
        if (JSON.stringify(schema) !== JSON.stringify(old)) changed(collection, schema);
      }
    },
  };
}
