export { SiteProblems } from "./site-problems.tsx";
