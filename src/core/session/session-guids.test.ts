import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usesReplacedGuid, guidScenarios, type GuidFault } from '../../../test/fakes/guid-model.ts'

const isLookup = (path: string): boolean => path.includes('agentbyworkno')

/** Processes that do it. */
const faults: [string, GuidFault][] = [
  ['looks up with the Guid before the newest one', ({ path }, { newest }) => (isLookup(path) ? newest - 1 : null)],
  [
    'repeats a refused lookup with the same Guid, though it found a newer one in the keyring',
    ({ path }, { newest, refused }) => (isLookup(path) && refused > 0 && refused < newest ? refused : null),
  ],
]

describe('a Guid known to be replaced', () => {
  it('is in no request, in 400 random sessions of two processes with one keyring', async () => {
    await fc.assert(
      fc.asyncProperty(guidScenarios, async (scenario) => {
        expect(await usesReplacedGuid(scenario)).toBe(false)
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it.each(faults)(
    'is found in those of a process that %s',
    async (_, guidFault) => {
      const property = fc.asyncProperty(
        guidScenarios,
        async (scenario) => !(await usesReplacedGuid(scenario, guidFault)),
      )
      const { failed } = await fc.check(property, { numRuns: 400, seed: 20_011, endOnFailure: true })
      expect(failed).toBe(true)
    },
    60_000,
  )
})
