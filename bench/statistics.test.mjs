import { expect, it } from 'vitest'
import { median, percentile } from './statistics.mjs'

it('takes a percentile by the nearest rank, whatever the order', () => {
  const values = [5, 1, 4, 2, 3]
  expect(median(values)).toBe(3)
  expect(percentile(values, 0.95)).toBe(5)
  expect(percentile(values, 0)).toBe(1)
  expect(percentile([7], 0.99)).toBe(7)
})

it('throws without values', () => {
  expect(() => median([])).toThrow('no values')
})
