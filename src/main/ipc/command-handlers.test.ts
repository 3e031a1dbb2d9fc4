import { describe, expect, it } from 'vitest'
import { failure } from '../../shared/result.ts'
import { commandHandlers, type HandlerParts } from './command-handlers.ts'

describe('the sign-out of the page', () => {
  it('is answered with what became of it', async () => {
    const refused = failure({ code: 'gateway-refused', retcode: '100-010' })
    // Nothing else of the program is touched by it.
    const handlers = commandHandlers({ session: { signOut: async () => refused } } as unknown as HandlerParts)
    expect(await handlers.signOut(undefined)).toEqual(refused)
  })
})
