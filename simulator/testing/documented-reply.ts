import { readFileSync } from 'node:fs'

/**
 * The documented reply to the look-up of 20011, byte for byte (docs/gateway.md §3). For tests: reads the sample beside
 * this source, so it works from the sources only, not from the built program.
 */
export function documentedReply(): Buffer {
  return readFileSync(new URL('../roster/samples/agentbyworkno-20011.json', import.meta.url))
}
