import keytar from 'keytar'
import { answerCall } from './keyring-calls.ts'

/** The utility process that holds keytar: a locked keyring may crash or hang it, and only it (design.md §4). */
process.parentPort.on('message', ({ data }: { data: unknown }) => {
  void answerCall(keytar, data).then((answer) => {
    if (answer) process.parentPort.postMessage(answer)
  })
})
