import { rmSync, writeFileSync } from 'node:fs'
import { suggestedColleague } from './roster/edge-case-colleagues.ts'
import { demoAccount } from './sessions/accounts.ts'

/** What AgentBar's --demo-profile option reads. */
interface DemoProfileFile {
  readonly gateway: string
  readonly certificatePem: string
  readonly agentId: string
  readonly password: string
  readonly phone: string
  /** Whom the demo suggests to look up. */
  readonly suggestedColleague: { readonly workno: string; readonly name: string }
}

/** Writes the demo agent's profile as JSON, for this user only. Replaces an existing file. */
export function writeDemoProfile(file: string, gateway: string, certificatePem: string): void {
  const profile: DemoProfileFile = { gateway, certificatePem, ...demoAccount, suggestedColleague }
  // The mode applies only to a new file.
  rmSync(file, { force: true })
  writeFileSync(file, `${JSON.stringify(profile, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
}
