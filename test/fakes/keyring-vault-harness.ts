import { KeyringVault } from '../../src/main/adapters/keyring/keyring-vault.ts'
import { FakeKeyring, type KeyringBehaviour } from './fake-keyring.ts'
import { ManualClock } from './manual-clock.ts'
import { RecordingLog } from './recording-log.ts'

/** A vault on this keyring, and the states that it reported. */
export function createKeyringVault(keyring: FakeKeyring, isNullAmbiguous = true) {
  const clock = new ManualClock()
  const log = new RecordingLog()
  const vault = new KeyringVault({ spawn: keyring.spawn, clock, log, isNullAmbiguous })
  const states: string[] = []
  vault.onStateChanged((state) => states.push(state))
  return { vault, clock, log, states }
}

export function createFakeKeyring(behaviour: KeyringBehaviour): FakeKeyring {
  const keyring = new FakeKeyring()
  keyring.behaviour = behaviour
  return keyring
}
