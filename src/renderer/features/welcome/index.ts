export { OpenFolder } from "./open-folder.tsx";
export { Welcome } from "./welcome.tsx";
