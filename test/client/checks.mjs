// Counts and prints checks: one line each, and a plain count at the end.
import assert from 'node:assert/strict';

let passed = 0;
let failed = 0;

/** Runs one check; what it throws is its failure. Gives what it returns, undefined after a failure. */
export async function check(name, body) {
  const started = performance.now();
  try {
    const result = await body(assert);
    passed++;
    console.log(`ok      ${name} (${Math.round(performance.now() - started)} ms)`);
    return result;
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}: ${(await reason(error)).slice(0, 2000)}`);
    return undefined;
  }
}

/** The official client throws the response itself; its text says what was wrong. */
async function reason(error) {
  return error.response ? `${error.response.status} ${await error.response.text()}` : error.message;
}

/** Prints the count line and gives the exit code. */
export function summary() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
