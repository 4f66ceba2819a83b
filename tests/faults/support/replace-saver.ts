/** Preloaded into a Galley (`--import`): its services get their saver from other-saver.ts instead of their own. */

import { registerHooks } from "node:module";

const OWN = /\/src\/services\/storage\/saver\.ts$/;
const OTHER = new URL("./other-saver.ts", import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return OWN.test(found.url) && context.parentURL !== OTHER ? { ...found, url: OTHER } : found;
  },
});
