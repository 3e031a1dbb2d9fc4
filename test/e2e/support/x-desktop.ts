import { execFile, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'

const run = promisify(execFile)

/** Sends X key events as a keyboard does, for the focused window or whoever grabbed the key. */
export async function pressKeys(environment: NodeJS.ProcessEnv, keys: readonly string[], delayMs = 25): Promise<void> {
  await run('xdotool', ['key', '--delay', String(delayMs), ...keys], { env: environment })
}

/** Title of the focused window; empty if none has the focus. */
export async function activeWindow(environment: NodeJS.ProcessEnv): Promise<string> {
  return run('xdotool', ['getactivewindow', 'getwindowname'], { env: environment }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  )
}

/** Whether the focused window stays above the others. */
export async function isActiveOnTop(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const { stdout: id } = await run('xdotool', ['getactivewindow'], { env: environment })
  const { stdout } = await run('xprop', ['-id', id.trim(), '_NET_WM_STATE'], { env: environment })
  return stdout.includes('_NET_WM_STATE_ABOVE')
}

/** Another program's window with a text cursor. */
export interface OtherWindow {
  readonly title: string
  /** All keys that it has received. */
  received(): string
  stop(): Promise<void>
}

/** Opens a terminal that records what is typed. Resolves when it has the focus. */
export async function openOtherWindow(environment: NodeJS.ProcessEnv, folder: string): Promise<OtherWindow> {
  const file = join(folder, 'typed-elsewhere')
  const title = 'customer record'
  writeFileSync(file, '')
  const command = `stty raw -echo; cat > '${file}'`
  const child = spawn('xterm', ['-T', title, '-geometry', '60x12+20+420', '-e', 'sh', '-c', command], {
    env: environment,
    stdio: 'ignore',
  })
  await expect.poll(() => activeWindow(environment)).toBe(title)
  return {
    title,
    received: () => readFileSync(file, 'latin1'),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await ended
    },
  }
}
