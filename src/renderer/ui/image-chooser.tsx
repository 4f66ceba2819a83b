/** A choice among the images that an article can name, and one image small. */

import { ImageOff } from "lucide-react";
import { useEffect, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { folded } from "#core/words/folded";
import { Icon } from "./icon.tsx";
import { Notice } from "./notice.tsx";
import { SearchField } from "./search-field.tsx";
import { Spinner } from "./spinner.tsx";
import "./image-chooser.css";

/** More thumbnails than this at once help nobody; the filter finds the others. */
const MOST_SHOWN = 60;

/** An image that an article can name. */
export interface ListedImage {
  readonly reference: string;
  readonly path: string;
}

/** What is known of an article's images; the app answers through the host. */
export interface ImageSources {
  readonly images: () => Promise<readonly ListedImage[]>;
  /** Where an image is found; `null` when it cannot be shown. */
  readonly imageAddress: (reference: string) => string | null;
  /** Copy a picture to where the article's pictures stand. */
  readonly addImage: (file: File) => Promise<AddedImage>;
  /** The folder that it would be copied into, in words of its own; `null` where that is not known. */
  readonly imageFolder: () => Promise<string | null>;
}

/** `refused`: why, as a sentence. */
export type AddedImage =
  | { readonly kind: "added"; readonly reference: string }
  | { readonly kind: "refused"; readonly why: string };

/** What a choice of files offers first; what a picture is, its bytes say in the end. */
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/svg+xml"];

/** The image itself; a sign in its place where there is none or it cannot be shown. */
export function Thumbnail({
  reference,
  imageAddress,
}: { readonly reference: string } & Pick<ImageSources, "imageAddress">) {
  const { t } = useTranslation("common");
  const [failed, setFailed] = useState<string | null>(null);
  const address = imageAddress(reference);
  if (address === null || failed === address) {
    const why = reference === "" ? t("images.none") : t("images.notShown");
    return (
      <div className="thumbnail" data-empty>
        <Icon of={ImageOff} size={18} label={why} />
      </div>
    );
  }
  return (
    <div className="thumbnail">
      <img src={address} alt="" loading="lazy" onError={() => setFailed(address)} />
    </div>
  );
}

interface ImageChooserProps extends Pick<ImageSources, "images" | "imageAddress" | "addImage"> {
  readonly onClose: () => void;
  readonly onChoose: (reference: string) => void;
}

/** A dialog with what there is. */
export function ImageChooser({ images, imageAddress, addImage, onClose, onChoose }: ImageChooserProps) {
  const { t } = useTranslation("common");
  const [listed, setListed] = useState<readonly ListedImage[] | "reading" | "failed">("reading");
  useEffect(() => {
    let isOver = false;
    images().then(
      (found) => isOver || setListed(found),
      () => isOver || setListed("failed"),
    );
    return () => {
      isOver = true;
    };
  }, [images]);
  const [typed, setTyped] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const add = async (file: File) => {
    const added = await addImage(file);
    if (added.kind === "added") onChoose(added.reference);
    else setRefusal(added.why);
  };
  return (
    <Dialog title={t("images.choose")} isOpen onClose={onClose} size="large">
      <div className="image-chooser-head">
        <SearchField
          label={t("images.filter")}
          value={typed}
          onChange={setTyped}
          placeholder={t("images.filter")}
        />
        <FileTrigger
          acceptedFileTypes={PICTURES}
          onSelect={(files) => files?.[0] && void add(files[0]).catch(reportError)}
        >
          <Button>{t("images.add")}</Button>
        </FileTrigger>
      </div>
      {refusal === null ? null : (
        <Notice tone="error" isLive>
          {refusal}
        </Notice>
      )}
      {listed === "reading" ? (
        <Spinner label={t("images.reading")} />
      ) : listed === "failed" ? (
        <p className="image-chooser-empty">{t("images.failed")}</p>
      ) : (
        <ImageGrid images={listed} {...{ imageAddress, typed, onChoose }} />
      )}
    </Dialog>
  );
}

interface ImageGridProps extends Pick<ImageSources, "imageAddress"> {
  readonly images: readonly ListedImage[];
  readonly typed: string;
  readonly onChoose: (reference: string) => void;
}

function ImageGrid({ images, imageAddress, typed, onChoose }: ImageGridProps) {
  const { t } = useTranslation("common");
  const wanted = folded(typed);
  const matching = images.filter(({ path }) => folded(path).includes(wanted));
  if (matching.length === 0)
    return (
      <p className="image-chooser-empty">{images.length === 0 ? t("images.nothing") : t("images.noMatch")}</p>
    );
  return (
    <>
      <ul className="image-chooser-grid">
        {matching.slice(0, MOST_SHOWN).map(({ reference, path }) => (
          <li key={path}>
            <Button
              tone="quiet"
              className="image-chooser-choice"
              onPress={() => onChoose(reference)}
              aria-label={reference}
            >
              <Thumbnail reference={reference} imageAddress={imageAddress} />
              <span className="image-chooser-name">{path.split("/").at(-1)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {matching.length > MOST_SHOWN ? (
        <p className="image-chooser-empty">{t("images.more", { count: matching.length - MOST_SHOWN })}</p>
      ) : null}
    </>
  );
}
