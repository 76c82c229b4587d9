/** Prints 'N passed, N failed' from Jest's results. A test file that failed to load counts as one failure. */
import { readFileSync } from 'node:fs';

let line = '0 passed, 1 failed';
try {
  const results = JSON.parse(readFileSync('test-output/jest.json', 'utf8'));
  const skipped = results.numPendingTests + results.numTodoTests;
  line = `${results.numPassedTests} passed, ${results.numFailedTests + results.numRuntimeErrorTestSuites} failed`;
  if (skipped > 0) line += `, ${skipped} skipped`;
} catch {
  // Jest wrote no results, which counts as one failure.
}
console.log(line);
