import type { KeyringState } from '../../shared/app-snapshot.ts'

/** Whether a password can be stored in the keyring, as far as is known. */
export const canWriteKeyring = (keyring: KeyringState): boolean =>
  keyring === 'available' || keyring === 'unknown' || keyring === 'changed'

/** Whether what the keyring holds can be used, as far as is known. */
export const canReadKeyring = (keyring: KeyringState): boolean => keyring === 'available' || keyring === 'unknown'
