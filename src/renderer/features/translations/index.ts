export type { ExchangeHost } from "./exchange-host.ts";
export type { MemoryHost } from "./memory-host.ts";
export { TranslateView } from "./translate-view.tsx";
export { Translations, type OpenedTranslation } from "./translations.tsx";
export type { TranslationHost } from "./translation-host.ts";
