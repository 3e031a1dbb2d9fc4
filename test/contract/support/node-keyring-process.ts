import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { KeyringProcess } from '../../../src/main/adapters/keyring/keyring-vault.ts'

/** The keyring process, built for Node. */
export interface BuiltKeyringProcess {
  /** Starts a process in this environment, which has the address of the session bus. */
  spawn(environment: NodeJS.ProcessEnv): KeyringProcess
  remove(): void
}

/** Bundles the process: the supported versions of Node cannot run TypeScript. */
export async function buildKeyringProcess(): Promise<BuiltKeyringProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'agentbar-keyring-'))
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: fileURLToPath(new URL('keyring-child.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'keyring-child.mjs' } },
    },
    ssr: { noExternal: true },
  })
  const keytar = createRequire(import.meta.url).resolve('keytar')
  return {
    spawn(environment) {
      const child = fork(join(folder, 'keyring-child.mjs'), [keytar], {
        env: environment,
        stdio: 'ignore',
        execArgv: [],
      })
      return {
        post: (call) => void child.send(call),
        onMessage: (listener) => void child.on('message', listener),
        onExit: (listener) => void child.on('exit', listener),
        kill: () => void child.kill('SIGKILL'),
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
