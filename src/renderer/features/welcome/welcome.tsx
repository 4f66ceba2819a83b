/** The first screen: which folder? */

import { useTranslation } from "react-i18next";
import type { Host } from "../../host/create-host.ts";
import { useAppState } from "../../state/store.ts";
import { Button } from "../../ui/button.tsx";
import { OpenFolder } from "./open-folder.tsx";
import { RecentFolders } from "./recent-folders.tsx";
import "./welcome.css";

export interface WelcomeProps {
  readonly host: Host;
  readonly onOpen: (folder: string) => void;
  readonly onChoose: () => void;
}

export function Welcome({ host, onOpen, onChoose }: WelcomeProps) {
  const { t } = useTranslation("welcome");
  return (
    <main id="screen" tabIndex={-1} className="welcome">
      <div className="welcome-page">
        <section className="welcome-open" aria-labelledby="welcome-title">
          <h1 id="welcome-title">{t("title")}</h1>
          <p className="welcome-lead">{t("lead")}</p>
          <OpenFolder host={host} onOpen={onOpen} onChoose={onChoose} />
          <p className="welcome-promise">{t("promise")}</p>
        </section>
        <div className="welcome-aside">
          <RecentFolders host={host} onOpen={onOpen} />
          <Sample onOpen={onOpen} />
        </div>
      </div>
    </main>
  );
}

function Sample({ onOpen }: Pick<WelcomeProps, "onOpen">) {
  const { t } = useTranslation("welcome");
  const sampleSite = useAppState((state) => state.start.sampleSite);
  if (sampleSite === null) return null;
  return (
    <section className="welcome-sample" aria-labelledby="welcome-sample-title">
      <h2 id="welcome-sample-title">{t("sample.title")}</h2>
      <p>{t("sample.body")}</p>
      <Button onPress={() => onOpen(sampleSite)}>{t("sample.open")}</Button>
    </section>
  );
}
