/** Says that a file publishes no page of its own, and where the site shows it instead. */

import { useTranslation } from "react-i18next";
import type { FacesValue } from "#contract/faces";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useFaces } from "./use-faces.ts";

interface NoPageProps {
  /** The publisher's. */
  readonly name: string;
  readonly load: () => Promise<FacesValue>;
  /** Counts the buildings that were shown. */
  readonly generation: number;
  readonly onElsewhere: () => void;
}

export function NoPage({ name, load, generation, onElsewhere }: NoPageProps) {
  const { t } = useTranslation("preview");
  const faces = useFaces(load, generation);
  const places = faces === null || faces === "failed" ? [] : faces.places;
  return (
    <Notice
      tone="info"
      title={t("published.noPage.title")}
      actions={
        places.length === 0 ? null : (
          <Button size="small" onPress={onElsewhere}>
            {t("published.noPage.show")}
          </Button>
        )
      }
      isLive
    >
      {places.length === 0 ? (
        <p>{t(faces === null ? "published.noPage.looking" : "published.noPage.body", { name })}</p>
      ) : (
        <>
          <p>{t("published.noPage.appears")}</p>
          <ul className="published-places">
            {places.slice(0, MOST).map(({ url, title }) => (
              <li key={url}>
                {title} <code>{url}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

/** The nearest are first; the rest is where all of them are shown. */
const MOST = 3;
