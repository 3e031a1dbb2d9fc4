import { expect, it } from 'vitest'
import { resultLine } from './result-line.mjs'

const start = { name: 'start', what: 'p50', value: 612, floor: 540, unit: 'ms', goalRatio: 1.25 }

it('shows a figure with its floor, their ratio and the goal', () => {
  expect(resultLine(start)).toBe(
    'start     p50                             612 ms  floor 540 ms      ratio 1.13  goal <= 1.25  ok',
  )
})

it('says when a figure is over its goal', () => {
  expect(resultLine({ ...start, value: 700 })).toContain('ratio 1.30  goal <= 1.25  OVER')
  expect(resultLine({ name: 'card', what: 'p95', value: 12.5, unit: 'ms', goal: 12 })).toContain(
    '12.5 ms  goal <= 12.0 ms  OVER',
  )
})

it('judges nothing without a goal', () => {
  expect(resultLine({ name: 'ipc', what: 'p50', value: 0.3, floor: 0.25, unit: 'ms' })).toMatch(/ratio 1\.20$/)
})
