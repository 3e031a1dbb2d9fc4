import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Makes a folder that its user cannot write to. */
export function makeReadOnly(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o555)
}

/**
 * What Playwright has Electron run first, so that the program waits until Playwright can see its
 * windows. Playwright leaves it out when it is given another executable, and then misses a window
 * now and then.
 */
const playwrightLoader = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
)

/**
 * An Electron for which folders are read-only: root's may write everywhere, and so it gets a script
 * that takes that right away. `folder` is where the script is written.
 */
export function electronThatObeysModes(folder: string, environment: NodeJS.ProcessEnv): string {
  const electron = environment['ELECTRON_EXEC_PATH'] ?? ''
  if (process.getuid?.() !== 0) return electron
  const script = join(folder, 'electron')
  const withoutRight = 'setpriv --bounding-set=-dac_override,-dac_read_search'
  // Playwright asks for the inspector; a command does not.
  const withLoader = `case "$*" in *--inspect=0*) set -- -r '${playwrightLoader}' "$@" ;; esac`
  const lines = ['#!/bin/sh', withLoader, `exec ${withoutRight} -- '${electron}' "$@"`, '']
  writeFileSync(script, lines.join('\n'), { mode: 0o755 })
  return script
}
