import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { KeyringVault } from '../../src/main/adapters/keyring/keyring-vault.ts'
import { systemClock } from '../../src/main/adapters/system-clock.ts'
import { success } from '../../src/shared/result.ts'
import { lockKeyring, readKeyring } from '../e2e/support/keyring.ts'
import { startSessionBus, type StartedService } from '../e2e/support/test-desktop.ts'
import { FakeKeyring } from '../fakes/fake-keyring.ts'
import { createKeyringVault } from '../fakes/keyring-vault-harness.ts'
import { RecordingLog } from '../fakes/recording-log.ts'
import { startBusWithoutKeyring } from './support/bus-without-keyring.ts'
import { buildKeyringProcess, type BuiltKeyringProcess } from './support/node-keyring-process.ts'
import { describeVault } from './vault.contract.ts'

const run = promisify(execFile)
let built: BuiltKeyringProcess
const vaults: KeyringVault[] = []

const { DISPLAY: _, WAYLAND_DISPLAY: __, ...inherited } = process.env
const environmentOf = (bus: StartedService): NodeJS.ProcessEnv => ({ ...inherited, ...bus.environment })

function vaultIn(environment: NodeJS.ProcessEnv): KeyringVault {
  const spawn = () => built.spawn(environment)
  const vault = new KeyringVault({ spawn, clock: systemClock, log: new RecordingLog(), isNullAmbiguous: true })
  vaults.push(vault)
  return vault
}

/** Kills the keyring daemon, as in a crash. */
async function killKeyring(environment: NodeJS.ProcessEnv): Promise<void> {
  const question = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/']
  const method = ['org.freedesktop.DBus.GetConnectionUnixProcessID', 'string:org.freedesktop.secrets']
  const { stdout } = await run('dbus-send', [...question, ...method], { env: environment })
  process.kill(Number(/uint32 (\d+)/.exec(stdout)?.[1]), 'SIGKILL')
}

for (const isNullAmbiguous of [true, false])
  describeVault(`KeyringVault with a keyring whose null is ${isNullAmbiguous ? 'ambiguous' : 'reliable'}`, () => {
    const keyring = new FakeKeyring()
    const open = (): KeyringVault => createKeyringVault(keyring, isNullAmbiguous).vault
    return { vault: open(), reopen: open }
  })

// These tests need libsecret. Those above run on every platform.
if (process.platform === 'linux') describeRealKeyring()

function describeRealKeyring(): void {
  beforeAll(async () => {
    built = await buildKeyringProcess()
  }, 60_000)
  afterAll(() => built.remove())
  afterEach(() => {
    for (const vault of vaults.splice(0)) vault.stop()
  })

  describe('unlocked', () => {
    let bus: StartedService
    beforeAll(async () => {
      bus = await startSessionBus()
    }, 60_000)
    afterAll(() => bus.stop())

    describeVault('KeyringVault with gnome-keyring', () => ({
      vault: vaultIn(environmentOf(bus)),
      reopen: () => vaultIn(environmentOf(bus)),
    }))

    it('saves under the program’s own name, and removes the probe’s entry', async () => {
      const vault = vaultIn(environmentOf(bus))
      await vault.save('session:names', 'secret')
      expect(await vault.probe()).toBe('available')
      const entries = await readKeyring(environmentOf(bus), ['session:names', 'probe'])
      expect(entries).toEqual([{ account: 'session:names', password: 'secret' }])
    })
  })

  describe('locked while the program runs', () => {
    let bus: StartedService
    beforeAll(async () => {
      bus = await startSessionBus()
    }, 60_000)
    afterAll(() => bus.stop())

    it('fails every call as locked', async () => {
      const vault = vaultIn(environmentOf(bus))
      await vault.save('session:1', 'secret')
      const states: string[] = []
      vault.onStateChanged((state) => states.push(state))
      await lockKeyring(environmentOf(bus))
      const locked = { ok: false, error: { code: 'keyring-locked' } }
      expect(await vault.read('session:1')).toMatchObject(locked)
      expect(await vault.save('session:1', 'new')).toMatchObject(locked)
      expect(await vault.forget('session:1')).toMatchObject(locked)
      expect(await vault.probe()).toBe('locked')
      expect(states).toEqual(['locked'])
    })
  })

  describe('killed while the program runs', () => {
    let bus: StartedService
    beforeAll(async () => {
      bus = await startSessionBus()
    }, 60_000)
    afterAll(() => bus.stop())

    it('fails every call with a code, and never reports a missing entry', async () => {
      const vault = vaultIn(environmentOf(bus))
      expect(await vault.save('session:1', 'secret')).toEqual(success(null))
      await killKeyring(environmentOf(bus))
      const failed = { ok: false, error: { code: expect.stringMatching(/^keyring-/) as string } }
      expect(await vault.read('session:1')).toMatchObject(failed)
      expect(await vault.save('session:1', 'new')).toMatchObject(failed)
      expect(vault.state()).not.toBe('available')
    })
  })

  describe('absent', () => {
    const absent = { ok: false, error: { code: 'keyring-absent' } }

    it('is reported when the bus has no secret service', async () => {
      const bus = await startBusWithoutKeyring()
      try {
        const vault = vaultIn({ ...inherited, DBUS_SESSION_BUS_ADDRESS: bus.address })
        expect(await vault.read('session:1')).toMatchObject(absent)
        expect(await vault.save('session:1', 'secret')).toMatchObject(absent)
        expect(await vault.forget('session:1')).toMatchObject(absent)
        expect(await vault.probe()).toBe('absent')
      } finally {
        await bus.stop()
      }
    })

    it('is reported without a session bus', async () => {
      const vault = vaultIn({ ...inherited, DBUS_SESSION_BUS_ADDRESS: 'disabled:' })
      expect(await vault.read('session:1')).toMatchObject(absent)
      expect(vault.state()).toBe('absent')
    })
  })
}
