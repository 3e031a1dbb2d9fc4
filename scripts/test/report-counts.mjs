/**
 * Counts of vitest's JSON report. A file that could not run and an error outside tests count as a
 * failed test each.
 * @param report the parsed report; `undefined` without one.
 * @param exitCode the runner's exit code.
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

/** Counts of Playwright's JSON report. A test that passed only in a retry counts as failed. */
export function countsOfPlaywright(report, exitCode) {
  if (report === undefined) return crashed()
  const { expected, unexpected, flaky, skipped } = report.stats
  return withExitCode(exitCode, { passed: expected, failed: unexpected + flaky, skipped })
}

/** The counts of a suite without a report. */
export function crashed() {
  return { passed: 0, failed: 1, skipped: 0 }
}

function withExitCode(exitCode, counts) {
  // A run without any test is no success either: the runner's exit code says so.
  return exitCode === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** The sum of several counts. */
export function sumOfCounts(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const counts of all) for (const kind of Object.keys(sum)) sum[kind] += counts[kind]
  return sum
}

/** "12 passed, 0 failed", with ", 1 skipped" only if tests were skipped. */
export function countsText({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
}
