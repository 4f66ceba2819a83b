/** What an image says and where it is: for one that is there, or for a new one. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ImageChooser, Thumbnail, type ImageSources } from "../../ui/image-chooser.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { ImageTexts } from "./image-commands.ts";

export interface ImageDialogProps extends ImageSources {
  /** `null`: a new image. */
  readonly image: ImageTexts | null;
  readonly locale: string | null;
  readonly onSet: (texts: ImageTexts) => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

export function ImageDialog({ image, locale, onSet, onDelete, onClose, ...sources }: ImageDialogProps) {
  const { t } = useTranslation(["visual", "common"]);
  const [texts, setTexts] = useState<ImageTexts>(image ?? { src: "", alt: "", title: "" });
  const [isChoosing, setChoosing] = useState(false);
  const change = (part: Partial<ImageTexts>) => setTexts((before) => ({ ...before, ...part }));
  const isReady = texts.src.trim() !== "";
  const set = () => onSet({ ...texts, src: texts.src.trim() });
  return (
    <Dialog
      title={image ? t("image.edit") : t("image.insert")}
      isOpen
      onClose={onClose}
      footer={
        <>
          {image ? (
            <Button tone="danger" className="visual-dialog-first" onPress={onDelete}>
              {t("image.delete")}
            </Button>
          ) : null}
          <Button onPress={onClose}>{t("cancel", { ns: "common" })}</Button>
          <Button tone="primary" isDisabled={!isReady} onPress={set}>
            {image ? t("image.done") : t("image.insert")}
          </Button>
        </>
      }
    >
      <form
        className="visual-image-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) set();
        }}
      >
        <Thumbnail reference={texts.src} imageAddress={sources.imageAddress} />
        <div className="visual-image-fields">
          <TextField
            label={t("image.alt")}
            description={t("image.altHint")}
            value={texts.alt}
            onChange={(alt) => change({ alt })}
            contentLang={locale}
            autoFocus={image !== null}
          />
          <TextField
            label={t("image.title")}
            remark={t("optional", { ns: "common" })}
            value={texts.title}
            onChange={(title) => change({ title })}
            contentLang={locale}
          />
          <TextField
            label={t("image.address")}
            value={texts.src}
            onChange={(src) => change({ src })}
            isCode
            autoFocus={image === null}
          />
          <Button size="small" onPress={() => setChoosing(true)}>
            {t("images.choose", { ns: "common" })}
          </Button>
        </div>
        {/* Enter in a field sets the image. */}
        <input type="submit" hidden />
      </form>
      {isChoosing ? (
        <ImageChooser
          {...sources}
          onClose={() => setChoosing(false)}
          onChoose={(src) => {
            setChoosing(false);
            change({ src });
          }}
        />
      ) : null}
    </Dialog>
  );
}
