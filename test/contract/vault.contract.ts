import { describe, expect, it } from 'vitest'
import type { CredentialVault } from '../../src/core/ports.ts'
import { success } from '../../src/shared/result.ts'

export interface VaultUnderTest {
  readonly vault: CredentialVault
  /** Another vault on the same keyring, as after a restart; absent where nothing outlives the vault. */
  readonly reopen?: () => CredentialVault
}

/** What every vault promises while its keyring is open. Each test brings accounts of its own. */
export function describeVault(name: string, open: () => VaultUnderTest): void {
  describe(`${name} as a vault`, () => {
    it('gives back what it was given, and null for what it never had', async () => {
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

    it('forgets a secret, and does not mind when there is none', async () => {
      const { vault } = open()
      await vault.save('contract:three', 'secret')
      await vault.save('contract:kept', 'kept')
      expect(await vault.forget('contract:three')).toEqual(success(null))
      expect(await vault.read('contract:three')).toEqual(success(null))
      expect(await vault.forget('contract:three')).toEqual(success(null))
      expect(await vault.read('contract:kept')).toEqual(success('kept'))
    })

    it.each([
      ['signs and scripts', 'pä"ß\\wört 密码 🔐'],
      ['lines', 'one\ntwo\r\nthree\t'],
      ['a whole session', JSON.stringify({ guid: 'x'.repeat(40), cookies: 'y'.repeat(100_000) })],
    ])('keeps %s whole', async (what, secret) => {
      const { vault } = open()
      await vault.save(`contract:${what}`, secret)
      expect(await vault.read(`contract:${what}`)).toEqual(success(secret))
    })

    it('answers calls made at once, each with its own', async () => {
      const { vault } = open()
      const numbers = Array.from({ length: 10 }, (_, number) => number)
      await Promise.all(numbers.map((number) => vault.save(`contract:many:${number}`, `secret ${number}`)))
      expect(await Promise.all(numbers.map((number) => vault.read(`contract:many:${number}`)))).toEqual(
        numbers.map((number) => success(`secret ${number}`)),
      )
    })

    it('tells a change of its state only to those who still listen', async () => {
      const { vault } = open()
      const heard: string[] = []
      const end = vault.onStateChanged((state) => heard.push(state))
      vault.onStateChanged(() => heard.push('never'))()
      await vault.save('contract:five', 'secret')
      await vault.save('contract:five', 'secret')
      expect(heard.filter((state) => state !== 'available')).toEqual([])
      expect(heard.length).toBeLessThanOrEqual(1)
      end()
    })

    it('keeps secrets beyond its own life, where something keeps them', async () => {
      const { vault, reopen } = open()
      await vault.save('contract:six', 'secret')
      expect(await (reopen?.() ?? vault).read('contract:six')).toEqual(success('secret'))
    })
  })
}
