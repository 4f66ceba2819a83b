export { TranslateView } from "./translate-view.tsx";
export { Translations } from "./translations.tsx";
export type { TranslationHost } from "./translation-host.ts";
