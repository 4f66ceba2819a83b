import "./ui/fonts.css";
import "./ui/tokens.css";
import "./ui/base.css";
import { startGalley } from "./app/start.tsx";
import { host } from "./host/host.ts";

const root = document.getElementById("root");
if (!root) throw new RangeError("index.html has no #root");
void startGalley(root, host);
