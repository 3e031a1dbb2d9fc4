import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes a folder that its user cannot write to. */
export function makeReadOnly(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o555)
}

/**
 * An Electron for which folders are read-only: root's may write everywhere, and so it gets a script
 * that takes that right away. `folder` is where the script is written.
 */
export function electronThatObeysModes(folder: string, environment: NodeJS.ProcessEnv): string {
  const electron = environment['ELECTRON_EXEC_PATH'] ?? ''
  if (process.getuid?.() !== 0) return electron
  const script = join(folder, 'electron')
  const withoutRight = 'setpriv --bounding-set=-dac_override,-dac_read_search'
  writeFileSync(script, `#!/bin/sh\nexec ${withoutRight} -- '${electron}' "$@"\n`, { mode: 0o755 })
  return script
}
