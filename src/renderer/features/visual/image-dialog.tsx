/** What an image says and where it is: for one that is there, or for a new one. */

import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ImageChooser, Thumbnail, type ImageSources } from "../../ui/image-chooser.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { ImageTexts } from "./image-commands.ts";

export interface ImageDialogProps extends ImageSources {
  /** A picture that is copied to where the article's stand when it is inserted. */
  readonly file: File | null;
  /** `null`: a new image. */
  readonly image: ImageTexts | null;
  readonly locale: string | null;
  readonly onSet: (texts: ImageTexts) => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

export function ImageDialog({ file, image, locale, onSet, onDelete, onClose, ...sources }: ImageDialogProps) {
  const { t } = useTranslation(["visual", "common"]);
  const [texts, setTexts] = useState<ImageTexts>(image ?? { src: "", alt: "", title: "" });
  const [isChoosing, setChoosing] = useState(false);
  const change = (part: Partial<ImageTexts>) => setTexts((before) => ({ ...before, ...part }));
  const [refusal, setRefusal] = useState<string | null>(null);
  const isReady = file !== null || texts.src.trim() !== "";
  const set = async () => {
    if (file === null) return onSet({ ...texts, src: texts.src.trim() });
    const added = await sources.addImage(file);
    return added.kind === "added" ? onSet({ ...texts, src: added.reference }) : setRefusal(added.why);
  };
  const submit = () => void set().catch(reportError);
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
          <Button tone="primary" isDisabled={!isReady} onPress={submit}>
            {image ? t("image.done") : t("image.insert")}
          </Button>
        </>
      }
    >
      <form
        className="visual-image-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) submit();
        }}
      >
        {file === null ? (
          <Thumbnail reference={texts.src} imageAddress={sources.imageAddress} />
        ) : (
          <GivenThumbnail file={file} />
        )}
        <div className="visual-image-fields">
          <TextField
            label={t("image.alt")}
            description={t("image.altHint")}
            value={texts.alt}
            onChange={(alt) => change({ alt })}
            contentLang={locale}
            autoFocus={image !== null || file !== null}
          />
          <TextField
            label={t("image.title")}
            remark={t("optional", { ns: "common" })}
            value={texts.title}
            onChange={(title) => change({ title })}
            contentLang={locale}
          />
          {file === null ? (
            <>
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
            </>
          ) : (
            <CopiedTo imageFolder={sources.imageFolder} />
          )}
          {refusal === null ? null : (
            <Notice tone="error" isLive>
              {refusal}
            </Notice>
          )}
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

/** The picture itself, before it is any file of the site. */
function GivenThumbnail({ file }: { readonly file: File }) {
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <div className="thumbnail">
      <img src={address} alt="" />
    </div>
  );
}

/** Where it will stand. */
function CopiedTo({ imageFolder }: Pick<ImageSources, "imageFolder">) {
  const { t } = useTranslation("visual");
  const [folder, setFolder] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    void imageFolder().then((found) => isOver || setFolder(found));
    return () => {
      isOver = true;
    };
  }, [imageFolder]);
  if (folder === null) return null;
  return (
    <p className="visual-image-place">
      {t("image.copiedTo", { folder: folder === "" ? "./" : `${folder}/` })}
    </p>
  );
}
