/** A reference to an image: what is written, what it looks like, and a choice of what there is. */

import { ImageOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useForm, type ListedImage } from "./form-context.ts";
import { textOf } from "./form-model.ts";
import { useDraft } from "./use-draft.ts";
import { labelled, type WidgetProps } from "./widget.ts";

/** More thumbnails than this at once help nobody; the filter finds the others. */
const MOST_SHOWN = 60;

export function ImageWidget(props: WidgetProps) {
  const { field, isDisabled } = props;
  const { change } = useForm();
  const { t } = useTranslation("form");
  const [isChoosing, setChoosing] = useState(false);
  const reference = textOf(field.value);
  const draft = useDraft(reference, (value) => change({ kind: "set", path: field.path, value }, true));
  return (
    <div className="form-image">
      <Thumbnail reference={reference} />
      <div className="form-image-reference">
        <TextField {...labelled(props)} {...draft} isCode />
        <Button
          size="small"
          isDisabled={isDisabled}
          onPress={() => setChoosing(true)}
          aria-label={t("chooseImageFor", { name: field.name })}
        >
          {t("chooseImage")}
        </Button>
      </div>
      {isChoosing ? (
        <ImageDialog
          onClose={() => setChoosing(false)}
          onChoose={(value) => {
            setChoosing(false);
            change({ kind: "set", path: field.path, value });
          }}
        />
      ) : null}
    </div>
  );
}

/** The image itself; a sign in its place where there is none or it cannot be shown. */
function Thumbnail({ reference }: { readonly reference: string }) {
  const { imageAddress } = useForm();
  const { t } = useTranslation("form");
  const [failed, setFailed] = useState<string | null>(null);
  const address = imageAddress(reference);
  if (address === null || failed === address) {
    const why = reference === "" ? t("noImage") : t("imageNotShown");
    return (
      <div className="form-thumbnail" data-empty>
        <Icon of={ImageOff} size={18} label={why} />
      </div>
    );
  }
  return (
    <div className="form-thumbnail">
      <img src={address} alt="" loading="lazy" onError={() => setFailed(address)} />
    </div>
  );
}

interface ImageDialogProps {
  readonly onClose: () => void;
  readonly onChoose: (reference: string) => void;
}

function ImageDialog({ onClose, onChoose }: ImageDialogProps) {
  const { images } = useForm();
  const { t } = useTranslation("form");
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
  return (
    <Dialog title={t("chooseImage")} isOpen onClose={onClose} size="large">
      <SearchField
        label={t("filterImages")}
        value={typed}
        onChange={setTyped}
        placeholder={t("filterImages")}
      />
      {listed === "reading" ? (
        <Spinner label={t("readingImages")} />
      ) : listed === "failed" ? (
        <p className="form-empty">{t("imagesFailed")}</p>
      ) : (
        <ImageGrid images={listed} typed={typed} onChoose={onChoose} />
      )}
    </Dialog>
  );
}

function ImageGrid({
  images,
  typed,
  onChoose,
}: {
  readonly images: readonly ListedImage[];
  readonly typed: string;
  readonly onChoose: (reference: string) => void;
}) {
  const { t } = useTranslation("form");
  const wanted = typed.normalize("NFKC").toLowerCase();
  const matching = images.filter(({ path }) => path.normalize("NFKC").toLowerCase().includes(wanted));
  if (matching.length === 0)
    return <p className="form-empty">{images.length === 0 ? t("noImages") : t("noImageMatches")}</p>;
  return (
    <>
      <ul className="form-images">
        {matching.slice(0, MOST_SHOWN).map(({ reference, path }) => (
          <li key={path}>
            <Button
              tone="quiet"
              className="form-image-choice"
              onPress={() => onChoose(reference)}
              aria-label={reference}
            >
              <Thumbnail reference={reference} />
              <span className="form-image-name">{path.split("/").at(-1)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {matching.length > MOST_SHOWN ? (
        <p className="form-empty">{t("moreImages", { count: matching.length - MOST_SHOWN })}</p>
      ) : null}
    </>
  );
}
