export type { ExchangeHost } from "./exchange-host.ts";
export type { MemoryHost } from "./memory-host.ts";
export { TranslateView } from "./translate-view.tsx";
export { sidesFor } from "./sides.ts";
export { Translations, type OpenedTranslation, type TranslationWays } from "./translations.tsx";
export type { TranslationHost } from "./translation-host.ts";
