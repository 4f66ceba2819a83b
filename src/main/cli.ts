/** `galley`: open, serve, check, audit and compare a folder from the command line. */

import { join, resolve } from "node:path";
import { Failure } from "#contract/failure";
import { describeFailure } from "#core/words/failures";
import { printedProblem } from "#core/problems/printed";
import { sarifLog } from "#core/problems/sarif";
import { readCommandLine, usage, type CheckForm, type CommandLine } from "./cli/arguments.ts";
import { auditFolder, describeAudit } from "./cli/audit.ts";
import { exportFrom, importInto, type Printed } from "./cli/exchange.ts";
import { checkFolder, describeCheck, terminalLanguage } from "./cli/check.ts";
import { describeLocales, localesOf } from "./cli/locales.ts";
import { describeParity, parityAsJson, parityOf } from "./cli/parity.ts";
import { openGalley } from "./cli/open.ts";
import { installationAt } from "./host/installation.ts";
import { userDataOf } from "./host/start.ts";

const MISUSE = 2;
const root = join(import.meta.dirname, "..", "..");
const language = terminalLanguage(process.env);

/** npm runs scripts in the project's folder; a relative path is meant from where the person is. */
function absolute(folder: string): string {
  const isScript = ["galley", "start"].includes(process.env.npm_lifecycle_event ?? "");
  return resolve((isScript ? process.env.INIT_CWD : undefined) ?? process.cwd(), folder);
}

async function check(folder: string, form: CheckForm): Promise<number> {
  const installation = installationAt(root, userDataOf(process.env), null);
  const problems = (await checkFolder(installation, absolute(folder))).map((found) =>
    printedProblem(found, language),
  );
  const sarif = () => sarifLog(problems, { version: installation.version, language });
  console.log(
    form === "human" ? describeCheck(problems) : JSON.stringify(form === "json" ? { problems } : sarif()),
  );
  return problems.some(({ severity }) => severity === "error") ? 1 : 0;
}

async function audit({ folder, json, seed }: CommandLine & { kind: "audit" }): Promise<number> {
  // From its source or from a build, the worker is the same kind of file as this one.
  const isSource = import.meta.filename.endsWith(".ts");
  const worker = join(import.meta.dirname, isSource ? "cli/audit-worker.ts" : "audit-worker.js");
  const audited = await auditFolder({ folder: absolute(folder), workerFile: worker, seed });
  console.log(json ? JSON.stringify(audited.total) : describeAudit(audited));
  return audited.total.identical === audited.total.files - audited.total.skipped ? 0 : 1;
}

async function parity(folder: string, json: boolean): Promise<number> {
  const found = await parityOf(installationAt(root, userDataOf(process.env), null), absolute(folder));
  console.log(json ? JSON.stringify(parityAsJson(found)) : describeParity(found));
  const { publisher, unsaved, routes } = found;
  const isExact = publisher.equal === publisher.variants && unsaved.equal === unsaved.variants;
  return isExact && routes.wrong === 0 ? 0 : 1;
}

async function locales(folder: string, json: boolean): Promise<number> {
  const survey = await localesOf(installationAt(root, userDataOf(process.env), null), absolute(folder));
  console.log(json ? JSON.stringify(survey) : describeLocales(survey));
  return 0;
}

async function exchange(line: CommandLine & { kind: "export" | "import" }): Promise<number> {
  const installation = installationAt(root, userDataOf(process.env), null);
  const folder = absolute(line.folder);
  const printed: Printed =
    line.kind === "export"
      ? await exportFrom(installation, {
          ...line,
          folder,
          out: line.out === null ? null : absolute(line.out),
        })
      : await importInto(
          installation,
          { folder, file: absolute(line.file), isWritten: line.write },
          language,
        );
  if (printed.err !== "") console.error(printed.err);
  if (printed.out !== "") console.log(printed.out);
  return printed.code;
}

async function run(line: CommandLine): Promise<number> {
  switch (line.kind) {
    case "open":
    case "serve":
      return openGalley(root, { ...line, folder: line.folder === null ? null : absolute(line.folder) });
    case "check":
      return check(line.folder, line.form);
    case "audit":
      return audit(line);
    case "parity":
      return parity(line.folder, line.json);
    case "locales":
      return locales(line.folder, line.json);
    case "export":
    case "import":
      return exchange(line);
    case "help":
      console.log(usage);
      return 0;
    case "version":
      console.log(installationAt(root, "", null).version);
      return 0;
    case "misuse":
      console.error(`galley: ${line.message}\n\n${usage}`);
      return MISUSE;
  }
}

try {
  process.exitCode = await run(readCommandLine(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`galley: ${describeFailure(error, language)}`);
  // What a program of the site's said of it.
  const { reason = "" } = error.details;
  if (reason !== "") console.error(reason);
  process.exitCode = MISUSE;
}
