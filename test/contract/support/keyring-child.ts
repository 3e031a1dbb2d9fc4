import { createRequire } from 'node:module'
import { handleKeyringCall, type Keytar } from '../../../src/main/adapters/keyring/keyring-messages.ts'

// Built into a temporary folder, from where no package is found by its name: the path of keytar comes as an argument.
const keytar = createRequire(import.meta.url)(process.argv[2] ?? '') as Keytar

/** The keyring process in plain Node: the same answers from the same keytar, over Node's channel instead of Electron's. */
process.on('message', (message: unknown) => {
  void handleKeyringCall(keytar, message).then((answer) => {
    if (answer) process.send?.(answer)
  })
})
