import { describe, expect, it } from 'vitest'
import type { CredentialVault } from '../../src/core/ports.ts'
import { success } from '../../src/shared/result.ts'

export interface VaultUnderTest {
  readonly vault: CredentialVault
  /** Opens the same keyring again, as after a restart. Missing for a vault in memory. */
  readonly reopen?: () => CredentialVault
}

/** The contract of every vault with an unlocked keyring. Each test uses its own accounts. */
export function describeVault(name: string, open: () => VaultUnderTest): void {
  describe(`${name} as a vault`, () => {
    it('returns a saved secret, and null for a missing one', async () => {
      const { vault } = open()
      expect(await vault.read('contract:one')).toEqual(success(null))
      expect(await vault.save('contract:one', 'secret')).toEqual(success(null))
      expect(await vault.read('contract:one')).toEqual(success('secret'))
      expect(await vault.read('contract:other')).toEqual(success(null))
      expect(vault.state()).toBe('available')
    })

    it('replaces a secret', async () => {
      const { vault } = open()
      await vault.save('contract:two', 'first')
      await vault.save('contract:two', 'second')
      expect(await vault.read('contract:two')).toEqual(success('second'))
    })

    it('forgets a secret, and succeeds without one', async () => {
      const { vault } = open()
      await vault.save('contract:three', 'secret')
      await vault.save('contract:other-entry', 'kept')
      expect(await vault.forget('contract:three')).toEqual(success(null))
      expect(await vault.read('contract:three')).toEqual(success(null))
      expect(await vault.forget('contract:three')).toEqual(success(null))
      expect(await vault.read('contract:other-entry')).toEqual(success('kept'))
    })

    it.each([
      ['signs and scripts', 'pä"ß\\wört 密码 🔐'],
      ['lines', 'one\ntwo\r\nthree\t'],
      ['a whole session', JSON.stringify({ guid: 'x'.repeat(40), cookies: 'y'.repeat(100_000) })],
    ])('returns %s unchanged', async (what, secret) => {
      const { vault } = open()
      await vault.save(`contract:${what}`, secret)
      expect(await vault.read(`contract:${what}`)).toEqual(success(secret))
    })

    it('handles concurrent calls', async () => {
      const { vault } = open()
      const numbers = Array.from({ length: 10 }, (_, number) => number)
      await Promise.all(numbers.map((number) => vault.save(`contract:many:${number}`, `secret ${number}`)))
      expect(await Promise.all(numbers.map((number) => vault.read(`contract:many:${number}`)))).toEqual(
        numbers.map((number) => success(`secret ${number}`)),
      )
    })

    it('reports state changes to current listeners only', async () => {
      const { vault } = open()
      const reported: string[] = []
      const unsubscribe = vault.onStateChanged((state) => reported.push(state))
      vault.onStateChanged(() => reported.push('never'))()
      await vault.save('contract:five', 'secret')
      await vault.save('contract:five', 'secret')
      expect(reported.filter((state) => state !== 'available')).toEqual([])
      expect(reported.length).toBeLessThanOrEqual(1)
      unsubscribe()
    })

    it('keeps secrets after a restart, if it has a keyring', async () => {
      const { vault, reopen } = open()
      await vault.save('contract:six', 'secret')
      expect(await (reopen?.() ?? vault).read('contract:six')).toEqual(success('secret'))
    })
  })
}
