export { ProblemsList } from "./problems-list.tsx";
