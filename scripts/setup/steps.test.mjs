import { describe, expect, it } from 'vitest'
import { failureText, secondsText, StepFailure } from './steps.mjs'

describe('the text of a failed step', () => {
  it('says what failed, why, and what to do', () => {
    const failure = new StepFailure('The app could not be built.', { output: 'a.ts: error\n', hint: 'correct it.' })
    expect(failureText(failure)).toBe('✗ The app could not be built.\n    a.ts: error\n  What to do: correct it.\n')
  })

  it('shows only the beginning and the end of a long output', () => {
    const output = Array.from({ length: 100 }, (_, number) => `line ${number}`).join('\n')
    const text = failureText(new StepFailure('It failed.', { output }))
    expect(text).toContain('line 0\n')
    expect(text).toContain('line 99\n')
    expect(text).not.toContain('line 50')
  })

  it('shows the stack of a surprise', () => {
    expect(failureText(new Error('unexpected'))).toContain('steps.test.mjs')
  })
})

it('writes durations in seconds, and in minutes from one minute on', () => {
  expect(secondsText(349)).toBe('0.3 s')
  expect(secondsText(12_400)).toBe('12.4 s')
  expect(secondsText(125_000)).toBe('2 min 05 s')
})
