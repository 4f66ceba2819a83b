export { SiteProblems, type ExportFormat } from "./site-problems.tsx";
