/** Problems as SARIF 2.1.0 (OASIS), the form in which code hosts and editors take findings. */

import { ruleWords } from "./guide.ts";
import type { InterfaceLanguage } from "../settings/settings.ts";
import type { PrintedProblem } from "./printed.ts";

export interface SarifNeeds {
  readonly version: string;
  readonly language: InterfaceLanguage;
}

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** One run with a result for each problem. Paths are relative addresses from the folder that was checked. */
export function sarifLog(problems: readonly PrintedProblem[], { version, language }: SarifNeeds): object {
  const ids = [...new Set(problems.map(({ rule }) => rule))].toSorted();
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Galley",
            version,
            rules: ids.map((id) => {
              const { title, why } = ruleWords(id, language);
              return { id, name: id, shortDescription: { text: title }, fullDescription: { text: why } };
            }),
          },
        },
        // Columns and offsets are not given: lines are what every reader counts alike.
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { FOLDER: { description: { text: "The folder that was checked." } } },
        results: problems.map((problem) => resultOf(problem, ids.indexOf(problem.rule))),
      },
    ],
  };
}

function resultOf({ rule, severity, path, field, line, message }: PrintedProblem, ruleIndex: number): object {
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "FOLDER" },
          ...(line === undefined ? {} : { region: { startLine: line } }),
        },
        ...(field === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: field, kind: "member" }] }),
      },
    ],
  };
}
