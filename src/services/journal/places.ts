/** Where the person was, so that a Galley that was cut short opens there again. One that was closed begins as always. */

import { z } from "zod";
import { ContentPath } from "#contract/values";
import type { JsonFile, JsonObject } from "../storage/json-file.ts";
import { ownerIsRunning, thisOwner, type Owner } from "./owner.ts";

const Place = z.object({
  /** Absolute, as it was opened. */
  folder: z.string(),
  /** The variant that was on show; `null` for the library. */
  path: ContentPath.nullable(),
});
export type Place = z.infer<typeof Place>;

const OwnedPlace = Place.extend({ owner: z.object({ pid: z.number().int(), started: z.string() }) });

export interface Places {
  /** `null`: no folder is open any more. */
  readonly remember: (place: Place | null) => Promise<void>;
  /** Where the latest Galley was that ended without having forgotten its place. Told once. */
  readonly interrupted: () => Promise<Place | null>;
}

export function openPlaces(file: JsonFile): Places {
  let isRemembered = false;
  return {
    async remember(place) {
      if (place === null && !isRemembered) return;
      isRemembered = place !== null;
      const owner = await thisOwner();
      await file.update((value) => {
        const others = placesIn(value).filter((other) => !isSame(other.owner, owner));
        return { ...value, places: place ? [{ ...place, owner }, ...others] : others };
      });
    },
    async interrupted() {
      const running: z.infer<typeof OwnedPlace>[] = [];
      const ended: Place[] = [];
      for (const { owner, ...place } of placesIn(await file.read())) {
        if (await ownerIsRunning(owner)) running.push({ ...place, owner });
        else ended.push(place);
      }
      if (ended.length > 0) await file.update((value) => ({ ...value, places: running }));
      return ended[0] ?? null;
    },
  };
}

/** Latest first. What makes no sense is passed over. */
function placesIn({ places }: JsonObject): readonly z.infer<typeof OwnedPlace>[] {
  if (!Array.isArray(places)) return [];
  return places.flatMap((place) => {
    const read = OwnedPlace.safeParse(place);
    return read.success ? [read.data] : [];
  });
}

function isSame(one: Owner, other: Owner): boolean {
  return one.pid === other.pid && one.started === other.started;
}
