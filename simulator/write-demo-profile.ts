import { rmSync, writeFileSync } from 'node:fs'
import { demoAccount } from './sessions/accounts.ts'

/** Everything a demonstration needs to sign in. */
export interface DemoProfileFile {
  readonly gateway: string
  readonly certificatePem: string
  readonly agentId: string
  readonly password: string
  readonly phone: string
}

/** Writes the demo agent's profile as JSON, readable for this user only; a file that is there is replaced. */
export function writeDemoProfile(file: string, gateway: string, certificatePem: string): void {
  const profile: DemoProfileFile = { gateway, certificatePem, ...demoAccount }
  // The mode counts only for a file that is created here.
  rmSync(file, { force: true })
  writeFileSync(file, `${JSON.stringify(profile, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
}
