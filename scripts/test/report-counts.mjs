/**
 * Counts from vitest's JSON report. A file that could not be run at all, and an error outside of any test, count as
 * one failed each, so that no run with a problem looks green.
 * @param report the parsed report, `undefined` when there is none. @param exitCode of the runner.
 */
export function countsOfVitest(report, exitCode) {
  if (report === undefined) return crashed()
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  return withExitCode(exitCode, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  })
}

/** Counts from Playwright's JSON report. A test that passed only when tried again counts as failed: it is not reliable. */
export function countsOfPlaywright(report, exitCode) {
  if (report === undefined) return crashed()
  const { expected, unexpected, flaky, skipped } = report.stats
  return withExitCode(exitCode, { passed: expected, failed: unexpected + flaky, skipped })
}

/** The counts of a suite that did not come to a report. */
export function crashed() {
  return { passed: 0, failed: 1, skipped: 0 }
}

function withExitCode(exitCode, counts) {
  // Also a run without any test is no success: the runners say so by their exit code.
  return exitCode === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** All suites' counts in one. */
export function sumOfCounts(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const counts of all) for (const kind of Object.keys(sum)) sum[kind] += counts[kind]
  return sum
}

/** "12 passed, 0 failed", with ", 1 skipped" only when something was. */
export function countsText({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
}
