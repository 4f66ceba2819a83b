/** What a preview frame may say. It shows text that nobody has reviewed, so every message is checked. */

import { z } from "zod";

const Block = z.number().int().min(0).max(10_000_000);

export const FrameMessage = z.discriminatedUnion("kind", [
  z.object({ galley: z.literal("preview"), kind: z.literal("ready") }),
  /** The block at the upper edge, and how much of it is above. */
  z.object({
    galley: z.literal("preview"),
    kind: z.literal("scroll"),
    block: Block,
    fraction: z.number().min(0).max(1),
  }),
  z.object({ galley: z.literal("preview"), kind: z.literal("click"), block: Block }),
  z.object({ galley: z.literal("preview"), kind: z.literal("link"), href: z.string().max(8192) }),
  /** A link of the site's own pages was chosen. */
  z.object({ galley: z.literal("preview"), kind: z.literal("page"), path: z.string().max(8192) }),
  /** The browser's dialog for printing was closed. */
  z.object({ galley: z.literal("preview"), kind: z.literal("printed") }),
  /** Whether the page shows the body that it was given at once. */
  z.object({ galley: z.literal("preview"), kind: z.literal("body"), shown: z.boolean() }),
  z.object({ galley: z.literal("preview"), kind: z.literal("error"), message: z.string().max(500) }),
]);
export type FrameMessage = z.infer<typeof FrameMessage>;

/** The origin of `address` as messages name it; Node and browsers call that of Galley's own schemes "null". */
export function originOf(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** The message in `event` when it is a frame's: from that window, of that origin, and of a known form. */
export function readFrameMessage(
  event: { readonly source: unknown; readonly origin: string; readonly data: unknown },
  frame: { readonly window: unknown; readonly origin: string },
): FrameMessage | null {
  if (event.source === null || event.source !== frame.window || event.origin !== frame.origin) return null;
  const read = FrameMessage.safeParse(event.data);
  return read.success ? read.data : null;
}
