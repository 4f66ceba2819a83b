/** What is said of a translators' file that is refused, whole or in part. */
import type { FileFault } from "../exchange/model.ts";
import type { UnitFault } from "../exchange/model.ts";
import type { InterfaceLanguage } from "../settings/settings.ts";
type Both = Readonly<Record<InterfaceLanguage, string>>;
declare const units: Readonly<Record<UnitFault | "no-such-article" | "other-language" | "unreadable", Both>>;
export type UnitFaultName = keyof typeof units;
/** Why a file is refused, and what to do next. */
export declare function describeFileFault(
  {
    fault,
    line,
    detail,
  }: {
    readonly fault: FileFault;
    readonly line: number;
    readonly detail: string;
  },
  language: InterfaceLanguage,
): string;
/** Why a segment is refused. */
export declare function describeUnitFault(
  {
    fault,
    text,
  }: {
    readonly fault: UnitFaultName;
    readonly text: string;
  },
  language: InterfaceLanguage,
): string;
export {};
