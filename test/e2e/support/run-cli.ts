import { spawn } from 'node:child_process'
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
}

/** Runs `agentbar` with these arguments to its end. `input` is its standard input. */
export function runCli(
  { userData, environment, folder = projectFolder, preloadScript }: CliContext,
  args: readonly string[],
  input = '',
): Promise<CliResult> {
  const electron = environment['ELECTRON_EXEC_PATH']
  if (electron === undefined) throw new Error('ELECTRON_EXEC_PATH is not set: run the tests by `npm test -- e2e`.')
  // Chromium refuses to start as root with its sandbox.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  if (preloadScript !== undefined) flags.push('-r', preloadScript)
  const child = spawn(electron, [...flags, '--log-level=3', `--user-data-dir=${userData}`, projectFolder, ...args], {
    env: environment,
    cwd: folder,
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ stdout, stderr, code }))
  })
}
