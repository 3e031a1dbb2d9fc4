import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstBrokenGuid, guidLives, type Tamper } from '../../../test/fakes/guid-lives.ts'

const isLookup = (path: string): boolean => path.includes('agentbyworkno')

/** One way for each sentence to break it. */
const faults: [string, Tamper][] = [
  [
    'never a request with a Guid known to be replaced',
    ({ path }, { newest }) => (isLookup(path) && newest > 1 ? newest - 1 : null),
  ],
  [
    'never again a Guid that was refused when a newer one is stored',
    ({ path }, { refused, newest }) => (isLookup(path) && refused.at(-1) === newest ? newest : null),
  ],
]

describe('the Guids of two processes with one keyring', () => {
  it('never go back, in 400 random lives', async () => {
    await fc.assert(
      fc.asyncProperty(guidLives, async (life) => {
        expect(await firstBrokenGuid(life)).toBeNull()
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it.each(faults)(
    '%s: a process that does it is caught',
    async (sentence, tamper) => {
      let found: string | null = null
      const life = fc.asyncProperty(guidLives, async (happenings) => {
        found ??= await firstBrokenGuid(happenings, tamper)
        return found === null
      })
      await fc.check(life, { numRuns: 500, seed: 20_011, endOnFailure: true })
      expect(found).toBe(sentence)
    },
    60_000,
  )
})
