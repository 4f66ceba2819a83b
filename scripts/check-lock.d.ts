/**
 * Is package-lock.json whole?
 *
 * npm leaves out optional packages of other platforms when a registry does not have them, without a word; `npm ci`
 * then fails on those platforms only. And an address in the lock file ties everybody to one registry.
 */
interface LockedPackage {
    readonly resolved?: string;
    readonly link?: boolean;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export interface LockFile {
    readonly packages: Readonly<Record<string, LockedPackage>>;
}
/** Every reason why `npm ci` from this lock file could fail on another machine. */
export declare function lockProblems(lock: LockFile): readonly string[];
export {};
