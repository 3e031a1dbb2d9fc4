import { describe, expect, it } from 'vitest'
import { UncaughtErrors, type UncaughtErrorReport } from './uncaught-errors.ts'

function uncaught() {
  let now = 0
  let number = 0
  const reports: UncaughtErrorReport[] = []
  const errors = new UncaughtErrors({ now: () => now, newReportId: () => `report-${(number += 1)}` })
  const numbers = () => reports.map(({ reportId }) => reportId)
  const listen = () => errors.onReported((report) => reports.push(report))
  return { errors, reports, numbers, listen, wait: (ms: number) => (now += ms) }
}

describe('UncaughtErrors', () => {
  it('gives each error a number, and keeps those from before anybody listened', () => {
    const { errors, reports, listen } = uncaught()
    errors.take(new Error('early'))
    listen()
    errors.take('late')
    expect(reports[0]?.what).toContain('Error: early')
    expect(reports[0]?.reportId).toBe('report-1')
    expect(reports[1]).toEqual({ reportId: 'report-2', what: 'late' })
  })

  it('reports the same error again only after a minute, however often it comes', () => {
    const { errors, numbers, listen, wait } = uncaught()
    listen()
    for (let tick = 0; tick < 1_000; tick += 1) errors.take('in a timer')
    errors.take('another')
    expect(numbers()).toEqual(['report-1', 'report-2'])
    wait(60_000)
    errors.take('in a timer')
    expect(numbers()).toEqual(['report-1', 'report-2', 'report-3'])
  })

  it('tells at once whether anything was thrown', () => {
    const { errors } = uncaught()
    expect(errors.hasTaken).toBe(false)
    errors.take('early')
    expect(errors.hasTaken).toBe(true)
  })

  it('takes in whatever may be thrown, and survives a listener that throws', () => {
    const { errors, reports, listen } = uncaught()
    listen()
    const hostile = Object.defineProperty(new Error(), 'stack', {
      get() {
        throw new Error('no stack')
      },
    })
    for (const thrown of [undefined, null, 7, Symbol('s'), Object.create(null), hostile]) errors.take(thrown)
    expect(reports).toHaveLength(5)
    errors.onReported(() => {
      throw new Error('in the handler')
    })
    expect(() => errors.take('after that')).not.toThrow()
  })
})
