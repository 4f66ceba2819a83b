/** Events, on their way from the services to whoever has a window. */

import type { z } from "zod";
import type { EventName, Unchanging, events } from "#contract/calls";

/** Tell the window that something happened. The host sends it to the window that has the workspace open. */
export type Emit = <K extends EventName>(name: K, value: Unchanging<z.input<(typeof events)[K]>>) => void;
