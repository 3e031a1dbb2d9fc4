import { describe, expect, it } from 'vitest'
import { countsOfPlaywright, countsOfVitest, countsText, sumOfCounts } from './report-counts.mjs'

const vitestReport = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
const playwrightReport = { stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 } }

describe('the counts of a vitest run', () => {
  it('are those of the report', () => {
    expect(countsOfVitest({ ...vitestReport, numFailedTests: 2 }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 })
  })

  it('count a file that could not run as one failed test', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(countsOfVitest({ ...vitestReport, testResults }, 1).failed).toBe(1)
  })

  it('do not count the file of a failed test again', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }]
    expect(countsOfVitest({ ...vitestReport, numFailedTests: 1, testResults }, 1).failed).toBe(1)
  })

  it('count a bad exit code without a failed test, and a missing report, as one failed test', () => {
    expect(countsOfVitest(vitestReport, 1).failed).toBe(1)
    expect(countsOfVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

describe('the counts of a Playwright run', () => {
  it('are those of the report', () => {
    expect(countsOfPlaywright(playwrightReport, 0)).toEqual({ passed: 2, failed: 0, skipped: 0 })
  })

  it('count a test that passed only in a retry as failed', () => {
    const stats = { ...playwrightReport.stats, unexpected: 1, flaky: 1 }
    expect(countsOfPlaywright({ stats }, 1).failed).toBe(2)
  })

  it('count a bad exit code without a failed test, and a missing report, as one failed test', () => {
    expect(countsOfPlaywright(playwrightReport, 1).failed).toBe(1)
    expect(countsOfPlaywright(undefined, 1).failed).toBe(1)
  })
})

it('ends with the sum of all suites, and shows skipped tests only if there are some', () => {
  const sum = sumOfCounts([
    { passed: 9, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 2 },
  ])
  expect(countsText(sum)).toBe('12 passed, 1 failed, 2 skipped')
  expect(countsText({ ...sum, skipped: 0 })).toBe('12 passed, 1 failed')
})
