// @ts-check
/** VitePress leaves its resolved configuration in a global before it makes anything of it: here it is changed. */
import { patient } from "./patient.mjs";

/** @type {any} */
let resolved = null;
Object.defineProperty(globalThis, "VITEPRESS_CONFIG", {
  get: () => resolved,
  set(value) {
    resolved = value;
    const { codeTransformers = [], ...markdown } = value.markdown ?? {};
    value.markdown = { ...markdown, codeTransformers: [...codeTransformers, patient] };
  },
});

/** What VitePress resolved last. */
export const resolvedConfig = () => resolved;
