import { describe, expect, it } from 'vitest'
import { errorFromKeyringMessage } from './keyring-error.ts'

describe('what a keyring says', () => {
  it.each([
    'Cannot create an item in a locked collection',
    'The collection is locked',
    'Prompt was dismissed',
    'User interaction is not allowed.',
    'User canceled the operation.',
  ])('means that it is locked: %s', (message) => {
    expect(errorFromKeyringMessage(message)).toEqual({ code: 'keyring-locked', detail: message })
  })

  it.each([
    'The name org.freedesktop.secrets was not provided by any .service files',
    'GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name is not activatable',
    'Error calling StartServiceByName for org.freedesktop.secrets: Failed to execute child process',
    'Unknown or unsupported transport “disabled” for address “disabled:”',
    'Could not connect: No such file or directory',
    'Could not connect to 127.0.0.1: Connection refused',
    'The given address is empty',
    'Error auto-launching: Cannot autolaunch D-Bus without X11 $DISPLAY',
    'Address element “garbage” does not contain a colon (:)',
    'A default keychain could not be found.',
    'A specified logon session does not exist. It may already have been terminated.',
  ])('means that there is none: %s', (message) => {
    expect(errorFromKeyringMessage(message)).toEqual({ code: 'keyring-absent', detail: message })
  })

  it.each([
    'GDBus.Error:org.freedesktop.DBus.Error.NoReply: Message recipient disconnected from message bus without replying',
    'The connection is closed',
    'Not enough memory resources are available to process this command.',
    'The stub received bad data.',
    'unknown',
    '',
  ])('means that something failed, not that there is none: %s', (message) => {
    expect(errorFromKeyringMessage(message)).toMatchObject({ code: 'keyring-failed' })
  })
})
