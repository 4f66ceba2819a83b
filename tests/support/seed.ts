/**
 * One seed for every property test, so that a run says of this code what it said the last time.
 *
 * `GALLEY_SEED=$RANDOM npm run check` tries what nobody has tried yet.
 */

import { configureGlobal } from "fast-check";

configureGlobal({ seed: Number(process.env["GALLEY_SEED"] ?? 20_261_129) });
