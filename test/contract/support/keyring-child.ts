import { createRequire } from 'node:module'
import { handleKeyringCall, type Keytar } from '../../../src/main/adapters/keyring/handle-keyring-call.ts'

// The bundle is in a temporary folder, where packages are not found by name. So the path is an
// argument.
const keytar = createRequire(import.meta.url)(process.argv[2] ?? '') as Keytar

/**
 * The keyring process for Node: the same calls to keytar, over Node's IPC channel instead of
 * Electron's.
 */
process.on('message', (message: unknown) => {
  void handleKeyringCall(keytar, message).then((reply) => {
    if (reply) process.send?.(reply)
  })
})
