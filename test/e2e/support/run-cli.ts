import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { projectFolder } from '../../support/project-folder.ts'

export interface CliResult {
  readonly stdout: string
  readonly stderr: string
  readonly code: number | null
}

interface CliContext {
  readonly userData: string
  readonly environment: NodeJS.ProcessEnv
  /** Working folder; by default the project's. */
  readonly folder?: string
  /** A script that Electron runs in main before the program. */
  readonly preloadScript?: string
  /** Where standard output and standard error go: to the result, to a full disk, to nobody. */
  readonly stdout?: OutputPlace
  readonly stderr?: OutputPlace
}

export type OutputPlace = 'result' | 'full-disk' | 'reader-gone'

/** No command takes this long; one that hangs is ended, and has no exit code. */
const timeoutMs = 45_000

/** Runs `agentbar` with these arguments to its end. `input` is its standard input. */
export function runCli(
  context: CliContext,
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<CliResult> {
  const { userData, environment, folder = projectFolder, preloadScript } = context
  const { stdout: out = 'result', stderr: err = 'result' } = context
  const electron = environment['ELECTRON_EXEC_PATH']
  if (electron === undefined) throw new Error('ELECTRON_EXEC_PATH is not set: run the tests by `npm test -- e2e`.')
  // Chromium refuses to start as root with its sandbox.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  if (preloadScript !== undefined) flags.push('-r', preloadScript)
  const full = out === 'full-disk' || err === 'full-disk' ? openSync('/dev/full', 'w') : null
  const stdio = (place: OutputPlace) => (place === 'full-disk' ? full : 'pipe')
  const child = spawn(electron, [...flags, '--log-level=3', `--user-data-dir=${userData}`, projectFolder, ...args], {
    env: environment,
    cwd: folder,
    stdio: ['pipe', stdio(out), stdio(err)],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  })
  if (full !== null) closeSync(full)
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
  if (out === 'reader-gone') child.stdout?.destroy()
  if (err === 'reader-gone') child.stderr?.destroy()
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ stdout, stderr, code }))
  })
}
