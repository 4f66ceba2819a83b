/** Does every rule of a SPEC file have a test that names it, and does every test name a rule that there is? */
export interface SourceText {
    readonly path: string;
    readonly text: string;
}
/** Rules are `- **F1** …` in a SPEC file; a test cites them as `[F1]` in its title. Each rule stands once. */
export declare function ruleProblems(specs: readonly SourceText[], tests: readonly SourceText[]): readonly string[];
