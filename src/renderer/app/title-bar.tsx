import { ChevronRight, Languages, Moon, Settings as SettingsIcon, Sun } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { commandName } from "#core/words/commands";
import { TrustBadge } from "../features/trust/index.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { runCommand, useShortcut } from "../state/commands.ts";
import { pageIds } from "../state/pages.ts";
import { useAppState, useStore } from "../state/store.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { useResolvedTheme } from "./appearance.ts";
import { GalleyMark } from "./galley-mark.tsx";
import { MenuBar } from "./menu-bar.tsx";
import "./title-bar.css";

export function TitleBar() {
  const { t } = useTranslation("app");
  const hasOwnMenus = useAppState((state) => state.start.host === "browser");
  const workspace = useAppState((state) => state.workspace);
  return (
    <header className="title-bar">
      <a className="title-bar-skip" href="#screen">
        {t("skip")}
      </a>
      <span className="title-bar-brand">
        <GalleyMark />
        {workspace ? null : <span>{t("name")}</span>}
      </span>
      {hasOwnMenus ? <MenuBar /> : null}
      {workspace ? <Breadcrumbs workspace={workspace} /> : <span className="title-bar-space" />}
      {workspace ? <TrustBadge state={workspace.trust} onPress={() => runCommand("folder.trust")} /> : null}
      <QuickSwitches />
    </header>
  );
}

function Breadcrumbs({ workspace }: { readonly workspace: OpenWorkspace }) {
  const { t } = useTranslation("app");
  const store = useStore();
  const article = openArticle(workspace);
  const showLibrary = () => store.dispatch({ kind: "library-shown" });
  return (
    <nav aria-label={t("breadcrumbs")} className="title-bar-crumbs">
      <ol>
        <li className="title-bar-workspace" title={workspace.value.root}>
          {workspace.value.name}
        </li>
        <li className="title-bar-pages">
          <Icon of={ChevronRight} size={13} className="title-bar-arrow" />
          {article ? (
            <Crumb name={t("library")} onPress={showLibrary} />
          ) : (
            <PageLinks route={workspace.route} />
          )}
        </li>
        {article ? (
          <li className="title-bar-article">
            <Icon of={ChevronRight} size={13} className="title-bar-arrow" />
            <span aria-current="page" lang={article.lang}>
              {article.title}
            </span>
          </li>
        ) : null}
      </ol>
    </nav>
  );
}

/** The library and the pages beside it; while an article is open its crumbs stand there instead. */
function PageLinks({ route }: Pick<OpenWorkspace, "route">) {
  const { t } = useTranslation("app");
  const store = useStore();
  const current = route.kind === "page" ? route.page : "library";
  return (
    <ul className="title-bar-links">
      {(["library", ...pageIds] as const).map((id) => (
        <li key={id}>
          <Crumb
            name={id === "library" ? t("library") : t(`pages.${id}`)}
            isCurrent={id === current}
            onPress={() =>
              store.dispatch(id === "library" ? { kind: "library-shown" } : { kind: "page-shown", page: id })
            }
          />
        </li>
      ))}
    </ul>
  );
}

interface CrumbProps {
  readonly name: string;
  readonly isCurrent?: boolean;
  readonly onPress: () => void;
}

function Crumb({ name, isCurrent = false, onPress }: CrumbProps) {
  return (
    <AriaButton
      className="title-bar-crumb"
      onPress={onPress}
      {...(isCurrent ? { "aria-current": "page" as const } : {})}
    >
      {name}
    </AriaButton>
  );
}

function openArticle({
  route,
}: OpenWorkspace): { readonly title: string; readonly lang: string | undefined } | null {
  if (route.kind !== "workbench") return null;
  const variant = route.article.variants.find((one) => one.path === route.path);
  return { title: variant?.title ?? route.path, lang: variant?.locale ?? undefined };
}

function QuickSwitches() {
  const { t } = useTranslation("app");
  const language = useLanguage();
  const other = language === "ja" ? "en" : "ja";
  const theme = useResolvedTheme();
  return (
    <div className="title-bar-switches">
      <Tooltip text={t("switchLanguage")}>
        <Button
          tone="quiet"
          size="small"
          lang={other}
          aria-label={t("switchLanguage")}
          onPress={() => runCommand("language.toggle")}
        >
          <Icon of={Languages} size={15} />
          {other === "ja" ? "日本語" : "English"}
        </Button>
      </Tooltip>
      <IconButton
        label={theme === "dark" ? t("switchTheme.light") : t("switchTheme.dark")}
        icon={theme === "dark" ? Sun : Moon}
        onPress={() => runCommand("theme.toggle")}
      />
      <IconButton
        label={commandName("settings.open", language).replace("…", "")}
        icon={SettingsIcon}
        shortcut={useShortcut("settings.open")}
        onPress={() => runCommand("settings.open")}
      />
    </div>
  );
}
