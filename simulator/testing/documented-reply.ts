import { readFileSync } from 'node:fs'

/**
 * The documented reply to a look-up of 20011, byte for byte (docs/gateway.md §3). For tests only:
 * it reads a file beside the source, which the built program does not contain.
 */
export function documentedReply(): Buffer {
  return readFileSync(new URL('../roster/samples/agentbyworkno-20011.json', import.meta.url))
}
