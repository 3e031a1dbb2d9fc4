import { describe, expect, it } from 'vitest'
import { FakeKeyring } from '../../../../test/fakes/fake-keyring.ts'
import { createFakeKeyring, createKeyringVault } from '../../../../test/fakes/keyring-vault-harness.ts'
import { ManualClock } from '../../../../test/fakes/manual-clock.ts'
import { RecordingLog } from '../../../../test/fakes/recording-log.ts'
import { failure, success } from '../../../shared/result.ts'
import { KeyringVault } from './keyring-vault.ts'

const notAnswering = failure({ code: 'keyring-not-answering' })
const ended = failure({ code: 'keyring-not-answering', detail: 'ended' })

describe('a keyring that prompts and does not answer', () => {
  it('fails a call after four seconds', async () => {
    const { vault, clock, states } = createKeyringVault(createFakeKeyring('prompting'))
    const read = vault.read('session:1')
    clock.advance(3_999)
    expect(vault.state()).toBe('unknown')
    clock.advance(1)
    expect(await read).toEqual(notAnswering)
    expect(states).toEqual(['not-answering'])
  })

  it('fails further calls at once during the prompt', async () => {
    const keyring = createFakeKeyring('prompting')
    const { vault, clock } = createKeyringVault(keyring)
    const read = vault.read('session:1')
    clock.advance(4_000)
    await read
    expect(await vault.save('session:1', 'secret')).toEqual(notAnswering)
    expect(keyring.calls).toHaveLength(1)
  })

  it('becomes available with a late reply, and can be used again', async () => {
    const keyring = createFakeKeyring('prompting')
    const { vault, clock, states } = createKeyringVault(keyring)
    const save = vault.save('session:1', 'secret')
    clock.advance(4_000)
    expect(await save).toEqual(notAnswering)
    keyring.behaviour = 'unlocked'
    await keyring.processes[0]?.answerHeld()
    expect(states).toEqual(['not-answering', 'available'])
    expect(await vault.read('session:1')).toEqual(success('secret'))
    expect(keyring.processes).toHaveLength(1)
  })

  it('becomes locked when a late reply says that the prompt was refused', async () => {
    const keyring = createFakeKeyring('prompting')
    const { vault, clock, states } = createKeyringVault(keyring)
    const save = vault.save('session:1', 'secret')
    clock.advance(4_000)
    await save
    keyring.behaviour = 'locked'
    await keyring.processes[0]?.answerHeld()
    expect(states).toEqual(['not-answering', 'locked'])
  })

  it('does not become available with a late null, which is ambiguous', async () => {
    const keyring = createFakeKeyring('prompting')
    const { vault, clock, states } = createKeyringVault(keyring)
    const read = vault.read('session:1')
    clock.advance(4_000)
    await read
    keyring.behaviour = 'locked'
    await keyring.processes[0]?.answerHeld()
    expect(states).toEqual(['not-answering'])
  })

  it('has its process killed after a minute, and the next call starts another', async () => {
    const keyring = createFakeKeyring('prompting')
    const { vault, clock } = createKeyringVault(keyring)
    const read = vault.read('session:1')
    clock.advance(60_000)
    expect(await read).toEqual(notAnswering)
    expect(keyring.processes[0]?.wasKilled).toBe(true)
    keyring.behaviour = 'unlocked'
    expect(await vault.save('session:1', 'secret')).toEqual(success(null))
    expect(keyring.processes).toHaveLength(2)
    expect(vault.state()).toBe('available')
  })
})

describe('a keyring process that crashes', () => {
  it('fails every pending call and is started again by the next one', async () => {
    const keyring = createFakeKeyring('crashing')
    const { vault, log } = createKeyringVault(keyring)
    expect(await Promise.all([vault.save('session:1', 'a'), vault.save('session:2', 'b')])).toEqual([ended, ended])
    expect(vault.state()).toBe('not-answering')
    expect(log.lines).toMatchObject([{ level: 'warn', facts: { calls: 2 } }])
    keyring.behaviour = 'unlocked'
    expect(await vault.save('session:1', 'secret')).toEqual(success(null))
    expect(keyring.processes).toHaveLength(2)
  })

  it('leaves no timer behind', async () => {
    const { vault, clock } = createKeyringVault(createFakeKeyring('crashing'))
    await vault.save('session:1', 'secret')
    expect(clock.waiting).toBe(0)
  })

  it('is not confused with its successor', async () => {
    const keyring = createFakeKeyring('prompting')
    const { vault, clock } = createKeyringVault(keyring)
    const read = vault.read('session:1')
    clock.advance(60_000)
    keyring.behaviour = 'unlocked'
    const save = vault.save('session:1', 'secret')
    await read
    expect(await save).toEqual(success(null))
  })

  it('or cannot be started fails the call instead of rejecting', async () => {
    const log = new RecordingLog()
    const clock = new ManualClock()
    const spawn = (): never => {
      throw new Error('spawn EMFILE')
    }
    const vault = new KeyringVault({ spawn, clock, log, isNullAmbiguous: true })
    expect(await vault.read('session:1')).toEqual(ended)
    expect(await vault.save('session:1', 'canary')).toEqual(ended)
    expect(JSON.stringify(log.lines)).not.toContain('canary')
    clock.advance(60_000)
    expect(clock.waiting).toBe(0)
  })
})

describe('the keyring process', () => {
  it('is started by the first call', async () => {
    const keyring = new FakeKeyring()
    const { vault } = createKeyringVault(keyring)
    expect(keyring.processes).toHaveLength(0)
    expect(vault.state()).toBe('unknown')
    await vault.save('session:1', 'secret')
    expect(keyring.running).toBe(1)
  })

  it('is killed after three idle seconds', async () => {
    const keyring = new FakeKeyring()
    const { vault, clock } = createKeyringVault(keyring)
    await vault.save('session:1', 'secret')
    clock.advance(2_999)
    await vault.save('session:1', 'secret')
    clock.advance(2_999)
    expect(keyring.running).toBe(1)
    clock.advance(1)
    expect(keyring.running).toBe(0)
    expect(vault.state()).toBe('available')
    expect(await vault.read('session:1')).toEqual(success('secret'))
    expect(keyring.processes).toHaveLength(2)
  })

  it('may exit while idle', async () => {
    const keyring = new FakeKeyring()
    const { vault, clock, log } = createKeyringVault(keyring)
    await vault.save('session:1', 'secret')
    keyring.processes[0]?.end()
    await Promise.resolve()
    expect(clock.waiting).toBe(0)
    expect(log.lines).toEqual([])
    expect(await vault.read('session:1')).toEqual(success('secret'))
  })

  it('may send invalid messages, which are ignored', async () => {
    const keyring = createFakeKeyring('prompting')
    const { vault } = createKeyringVault(keyring)
    const read = vault.read('session:1')
    for (const junk of [
      null,
      'text',
      { id: 1 },
      { id: 1, ok: true },
      { id: 99, ok: true, value: 'x' },
      { id: 1, ok: true, value: 7 },
    ])
      keyring.processes[0]?.say(junk)
    keyring.behaviour = 'unlocked'
    keyring.entries.set('session:1', 'secret')
    await keyring.processes[0]?.answerHeld()
    expect(await read).toEqual(success('secret'))
  })
})

describe('stop', () => {
  it('kills the process at once, even during a prompt', async () => {
    const keyring = createFakeKeyring('prompting')
    const { vault, clock } = createKeyringVault(keyring)
    const read = vault.read('session:1')
    vault.stop()
    expect(keyring.processes[0]?.wasKilled).toBe(true)
    expect(await read).toEqual(ended)
    expect(clock.waiting).toBe(0)
  })

  it('lets no later call start a process', async () => {
    const keyring = new FakeKeyring()
    const { vault } = createKeyringVault(keyring)
    vault.stop()
    vault.stop()
    expect(await vault.read('session:1')).toEqual(notAnswering)
    expect(keyring.processes).toHaveLength(0)
  })
})
