/** Electron's two channels. Apart from wire.ts, so that the preload script carries no validator. */

export const RPC_CHANNEL = "galley:rpc";
export const EVENT_CHANNEL = "galley:event";
