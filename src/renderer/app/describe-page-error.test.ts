import { describe, expect, it } from 'vitest'
import { describePageError } from './describe-page-error.ts'

describe('describePageError', () => {
  it('says what kind of error it was and where, without what it quotes', () => {
    const error = new TypeError(
      'Keyed each block has duplicate key `70942` of 李雷\nhttps://svelte.dev/e/each_key_duplicate',
    )
    const text = describePageError(error)
    expect(text).toMatch(/^TypeError each_key_duplicate\nat .*describe-page-error\.test/)
    expect(text).not.toMatch(/70942|李雷/)
  })

  it('is never longer than main takes', () => {
    const error = new Error('x')
    error.stack = `Error: x\n${'    at somewhere '.padEnd(900, 'x')}\n`.repeat(80)
    expect(describePageError(error).length).toBeLessThan(4_000)
  })

  it.each([[null], ['李雷 70942'], [{ toString: null }]])('takes whatever was thrown: %j', (thrown) => {
    expect(describePageError(thrown)).toBe(`thrown: ${typeof thrown}`)
  })
})
