/** A real Galley without a window: the services of a host behind the contract, spoken with over the parent's channel. */

import { startServices } from "../../../src/main/host/start.ts";
import type { ToGalley } from "./galley.ts";

const [userData] = process.argv.slice(2);
if (userData === undefined) throw new RangeError("galley-process <Galley's own folder>");

const services = startServices(
  { version: "0.0.0", pages: "/nowhere", resources: "/nowhere", userData, openOnStart: null },
  {
    host: "browser",
    chooseFolder: null,
    revealFile: null,
    openExternal: () => Promise.resolve(),
    previewOrigin: "http://127.0.0.1:1",
    sites: { originOf: (label) => `http://${label}.localhost:1`, labelOf: () => null },
    appOrigins: [],
    tell: ({ event, value }) => void process.send?.({ event, value }),
  },
);
process.on("message", ({ id, name, input }: ToGalley) => {
  void services.dispatch(name, input).then((reply) => process.send?.({ id, reply }));
});
process.on("disconnect", () => void services.close().then(() => process.exit()));
process.send?.({ ready: true });
