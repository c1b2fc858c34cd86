// Jest reporter: one closing line with the counts, in a form that any CI reads.
export default class Compte {
  onRunComplete(_contextes, r) {
    const ignores = r.numPendingTests + r.numTodoTests;
    console.log(
      `\n${r.numPassedTests} passed, ${r.numFailedTests + r.numRuntimeErrorTestSuites} failed${ignores ? `, ${ignores} skipped` : ''}`,
    );
  }
}
