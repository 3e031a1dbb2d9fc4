import keytar from 'keytar'
import { handleKeyringCall } from './handle-keyring-call.ts'

/**
 * Runs keytar in a utility process: a locked keyring may crash or block it (docs/product.md §4).
 */
process.parentPort.on('message', ({ data }: { data: unknown }) => {
  void handleKeyringCall(keytar, data).then((reply) => {
    if (reply) process.parentPort.postMessage(reply)
  })
})
