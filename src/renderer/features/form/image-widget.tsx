/** A reference to an image: what is written, what it looks like, and a choice of what there is. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { ImageChooser, Thumbnail } from "../../ui/image-chooser.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useForm } from "./form-context.ts";
import { textOf } from "./form-model.ts";
import { useDraft } from "./use-draft.ts";
import { labelled, type WidgetProps } from "./widget.ts";

export function ImageWidget(props: WidgetProps) {
  const { field, isDisabled } = props;
  const { change, images, imageAddress, addImage } = useForm();
  const { t } = useTranslation(["form", "common"]);
  const [isChoosing, setChoosing] = useState(false);
  const reference = textOf(field.value);
  const draft = useDraft(reference, (value) => change({ kind: "set", path: field.path, value }, true));
  return (
    <div className="form-image">
      <Thumbnail reference={reference} imageAddress={imageAddress} />
      <div className="form-image-reference">
        <TextField {...labelled(props)} {...draft} isCode />
        <Button
          size="small"
          isDisabled={isDisabled}
          onPress={() => setChoosing(true)}
          aria-label={t("chooseImageFor", { name: field.name })}
        >
          {t("images.choose", { ns: "common" })}
        </Button>
      </div>
      {isChoosing ? (
        <ImageChooser
          images={images}
          imageAddress={imageAddress}
          addImage={addImage}
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
