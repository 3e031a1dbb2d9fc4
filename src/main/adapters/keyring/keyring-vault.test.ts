import { describe, expect, it } from 'vitest'
import { FakeKeyring } from '../../../../test/fakes/fake-keyring.ts'
import { createFakeKeyring, createKeyringVault } from '../../../../test/fakes/keyring-vault-harness.ts'
import { failure, success } from '../../../shared/result.ts'

const locked = { ok: false, error: { code: 'keyring-locked' } }

describe('a keyring whose null is ambiguous', () => {
  it('is probed before a null is accepted, and the probe’s entry is removed', async () => {
    const keyring = new FakeKeyring()
    const { vault } = createKeyringVault(keyring)
    expect(await vault.read('session:1')).toEqual(success(null))
    expect(keyring.calls.map(({ op, account }) => `${op} ${account}`)).toEqual([
      'read session:1',
      'save probe',
      'forget probe',
      'read session:1',
    ])
    expect(keyring.entries.size).toBe(0)
  })

  it('is not probed for an existing secret', async () => {
    const keyring = new FakeKeyring()
    keyring.entries.set('session:1', 'secret')
    expect(await createKeyringVault(keyring).vault.read('session:1')).toEqual(success('secret'))
    expect(keyring.calls).toHaveLength(1)
  })

  it('returns the secret if it is unlocked between the call and the probe', async () => {
    const keyring = createFakeKeyring('locked')
    keyring.entries.set('session:1', 'secret')
    keyring.onCall = ({ op }) => {
      if (op === 'save') keyring.behaviour = 'unlocked'
    }
    expect(await createKeyringVault(keyring).vault.read('session:1')).toEqual(success('secret'))
  })
})

describe('a keyring whose null is reliable', () => {
  it('is not probed', async () => {
    const keyring = new FakeKeyring()
    const { vault, states } = createKeyringVault(keyring, false)
    expect(await vault.read('session:1')).toEqual(success(null))
    expect(keyring.calls).toHaveLength(1)
    expect(states).toEqual(['available'])
  })
})

describe('a locked keyring', () => {
  it('fails every call, and its null never counts as a missing entry', async () => {
    const keyring = createFakeKeyring('locked')
    keyring.entries.set('session:1', 'secret')
    const { vault } = createKeyringVault(keyring)
    expect(await vault.read('session:1')).toMatchObject(locked)
    expect(await vault.save('session:1', 'new')).toMatchObject(locked)
    expect(await vault.forget('session:1')).toMatchObject(locked)
    expect(await vault.probe()).toBe('locked')
    expect(keyring.entries).toEqual(new Map([['session:1', 'secret']]))
  })

  it('never becomes available in between', async () => {
    const { vault, states } = createKeyringVault(createFakeKeyring('locked'))
    await vault.read('session:1')
    await vault.forget('session:1')
    await vault.read('session:1')
    expect(states).toEqual(['locked'])
  })

  it('becomes available once it saves a secret again', async () => {
    const keyring = createFakeKeyring('locked')
    const { vault, states } = createKeyringVault(keyring)
    await vault.save('session:1', 'secret')
    keyring.behaviour = 'unlocked'
    expect(await vault.probe()).toBe('available')
    expect(states).toEqual(['locked', 'available'])
  })
})

describe('an absent keyring', () => {
  it('fails every call, with the system’s message as detail', async () => {
    const { vault, states } = createKeyringVault(createFakeKeyring('absent'))
    const absent = {
      ok: false,
      error: { code: 'keyring-absent', detail: expect.stringContaining('org.freedesktop') as string },
    }
    expect(await vault.read('session:1')).toMatchObject(absent)
    expect(await vault.save('session:1', 'secret')).toMatchObject(absent)
    expect(await vault.forget('session:1')).toMatchObject(absent)
    expect(states).toEqual(['absent'])
  })
})

describe('a keyring that reports an error nobody knows', () => {
  it('is not called absent, and is available again when it answers', async () => {
    const keyring = createFakeKeyring('failing')
    const { vault, states } = createKeyringVault(keyring)
    const failed = failure({ code: 'keyring-failed', detail: 'The stub received bad data.' })
    expect(await vault.read('session:1')).toEqual(failed)
    expect(await vault.save('session:1', 'secret')).toEqual(failed)
    expect(await vault.forget('session:1')).toEqual(failed)
    keyring.behaviour = 'unlocked'
    expect(await vault.probe()).toBe('available')
    expect(states).toEqual(['failed', 'available'])
  })
})
