/** Images over the contract: added beside an article or where its site keeps them, and looked over. */

import {
  chosenPlace,
  folderFor,
  mediaName,
  numbered,
  referenceFor,
  SERVED,
  shownPlace,
  type MediaPlace,
} from "#core/media/place";
import { imageReferences } from "#core/media/references";
import { hasProgram, imageKindOf, type ImageKind } from "#core/media/sniff";
import type { Article } from "#core/library/article";
import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import { LARGEST_ADDED } from "#contract/media";
import type { WorkspaceId } from "#contract/values";
import { readDocument } from "./storage/documents.ts";
import { standingPaths } from "./storage/folders.ts";
import type { Saver } from "./storage/saver.ts";
import { siteImages } from "./workspace/site-images.ts";
import { readSiteSettings } from "./workspace/site-settings.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface MediaCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly saver: Saver;
}

type MediaCalls = Extract<keyof Handlers, `media.${string}`>;

/** So many articles show where a collection's images stand. */
const MOST_ASKED = 60;
const MOST_NUMBERS = 1000;

export function mediaCalls({ workspaceOf, saver }: MediaCallsNeeds): Pick<Handlers, MediaCalls> {
  return {
    async "media.place"({ workspace, path }) {
      const { place, isChosen } = await placeFor(workspaceOf(workspace), path);
      return { folder: folderFor(place, path), isChosen };
    },
    async "media.add"({ workspace, path, name, base64 }) {
      const opened = workspaceOf(workspace);
      await opened.resolver.article(path);
      const bytes = new Uint8Array(Buffer.from(base64, "base64"));
      const kind = kindOf(bytes, name);
      const { place, served, article } = await placeFor(opened, path);
      const folder = folderFor(place, path);
      const fileName = mediaName(name, kind, article?.key ?? path.replace(/\.[^.]+$/, ""));
      const image = await create(opened, saver, { folder, fileName, bytes });
      opened.wrote(image);
      return { path: image, reference: referenceFor(path, image, served) };
    },
    async "media.read"({ workspace }) {
      const { resolver, library, skips } = workspaceOf(workspace);
      const { articles } = await library.latest();
      return siteImages({ resolver, articles, skips });
    },
  };
}

function kindOf(bytes: Uint8Array, name: string): ImageKind {
  if (bytes.length > LARGEST_ADDED) throw new Failure("too-large", { path: name });
  const kind = imageKindOf(bytes);
  if (kind === null) throw new Failure("not-an-image", { path: name });
  if (kind === "svg" && hasProgram(new TextDecoder().decode(bytes)))
    throw new Failure("not-an-image", { path: name });
  return kind;
}

interface NewImage {
  readonly folder: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Under the first free name; what another program made meanwhile is not replaced. */
async function create(
  { resolver }: Workspace,
  saver: Saver,
  { folder, fileName, bytes }: NewImage,
): Promise<string> {
  for (let number = 1; number < MOST_NUMBERS; number++) {
    const name = numbered(fileName, number);
    const path = folder === "" ? name : `${folder}/${name}`;
    try {
      await saver.create(await resolver.newFile(path), bytes);
      return path;
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== "exists") throw error;
    }
  }
  throw new Failure("exists", { path: fileName });
}

interface FoundPlace {
  readonly place: MediaPlace;
  readonly isChosen: boolean;
  readonly served: readonly string[];
  readonly article: Article | undefined;
}

async function placeFor({ resolver, library }: Workspace, path: string): Promise<FoundPlace> {
  const { articles } = await library.latest();
  const article = articles.find(({ variants }) => variants.some((variant) => variant.path === path));
  const served = await standingPaths(resolver.root, SERVED);
  const settings = await readSiteSettings(resolver);
  const chosen = chosenPlace(settings, article?.collection ?? "");
  if (chosen) return { place: chosen, isChosen: true, served, article };
  const own = articles.filter(({ collection }) => collection === article?.collection);
  const paths = own.flatMap(({ variants }) => variants.map((variant) => variant.path));
  const referring = [];
  for (const asked of spread(paths, MOST_ASKED)) {
    const document = await resolver
      .article(asked)
      .then(readDocument)
      .catch(() => null);
    if (document === null) continue;
    const references = imageReferences(document.text).map(({ target }) => target);
    referring.push({ path: asked, references });
  }
  return { place: shownPlace(referring, served), isChosen: false, served, article };
}

/** At most `most` of them, from all over the list. */
function spread<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, index) => index % step === 0);
}
