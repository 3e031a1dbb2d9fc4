import keytar from 'keytar'
import { handleKeyringCall } from './keyring-messages.ts'

/** The utility process that holds keytar: a locked keyring may crash or hang it, and only it (docs/product.md §4). */
process.parentPort.on('message', ({ data }: { data: unknown }) => {
  void handleKeyringCall(keytar, data).then((answer) => {
    if (answer) process.parentPort.postMessage(answer)
  })
})
