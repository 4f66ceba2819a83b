// @ts-check
/** Highlighting gives a line half a second: on a busy machine a page would lose colours by accident. */
export const patient = {
  name: "galley",
  /** @param {string} _code @param {any} options */
  preprocess: (_code, options) => void (options.tokenizeTimeLimit = 0),
};
