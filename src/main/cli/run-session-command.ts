import { resolve } from 'node:path'
import { beginSession } from '../../core/session/sign-in/begin-session.ts'
import { parseBeginSessionCommand, type BeginSessionCommand } from '../../core/session/sign-in/begin-session-command.ts'
import type { Translator } from '../../shared/i18n/translator.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import type { Core } from '../composition/compose-core.ts'
import type { PanelCommand } from '../panel-commands/panel-commands.ts'
import type { SessionCommandLine } from './launch-arguments.ts'
import { restoreStoredSession } from './restore-stored-session.ts'
import { keyringProblem } from './explain-not-signed-in.ts'
import { readSecretLine } from './read-secret-line.ts'
import { writeOutput } from './write-output.ts'

export interface SessionCommandContext {
  readonly core: Core
  readonly t: Translator
  /** Lets the running panel do it; null when none runs. */
  readonly sendPanelCommand: (command: PanelCommand) => Promise<Result<null> | null>
}

type Change<Kind extends SessionCommandLine['kind']> = Extract<SessionCommandLine, { kind: Kind }>

/**
 * Signs in, takes a session over or signs out; answers with what is then printed. The panel does
 * it where one runs: it has session and settings in memory, and would not see, or would write over,
 * what was done past it.
 */
export async function runSessionCommand(
  change: SessionCommandLine,
  parts: SessionCommandContext,
): Promise<Result<string>> {
  switch (change.kind) {
    case 'sign-in':
      return signIn(change, parts)
    case 'adopt':
      return adopt(change, parts)
    case 'sign-out':
      return signOut(parts)
  }
}

async function signIn(
  { kind: _, ...change }: Change<'sign-in'>,
  parts: SessionCommandContext,
): Promise<Result<string>> {
  const password = await askForSecret(parts.t('signIn.password'))
  if (!password.ok) return password
  const input = { ...change, ...absoluteCaFile(change), password: password.value }
  // What the keyring holds was the agent's choice in the panel.
  const command = { kind: 'sign-in', ...input, isPasswordToBeStored: null } as const
  return begin(command, { command: 'sign-in', input }, parts)
}

async function adopt({ kind: _, ...change }: Change<'adopt'>, parts: SessionCommandContext): Promise<Result<string>> {
  const guid = await askForSecret('Guid')
  if (!guid.ok) return guid
  const input = { ...change, ...absoluteCaFile(change), guid: guid.value }
  return begin({ kind: 'adopt', ...input }, { command: 'adopt', input }, parts)
}

/** Begins a session: in the panel where one runs, else here, to be left behind in the keyring. */
async function begin(
  command: BeginSessionCommand,
  panelCommand: PanelCommand,
  parts: SessionCommandContext,
): Promise<Result<string>> {
  const { core, t, sendPanelCommand } = parts
  const read = parseBeginSessionCommand(command, core.settings.current)
  if (!read.ok) return read
  const { profile } = read.value.request
  const byPanel = await sendPanelCommand(panelCommand)
  const begun = byPanel ?? (await beginSession(core, command))
  if (!begun.ok) return begun
  return byPanel ? success(signedInText(profile, t)) : keptSession(profile, parts)
}

async function signOut({ core, t, sendPanelCommand }: SessionCommandContext): Promise<Result<string>> {
  const byPanel = await sendPanelCommand({ command: 'sign-out' })
  if (!byPanel) await restoreStoredSession(core)
  const signedOut = byPanel ?? (await core.session.signOut())
  return signedOut.ok ? success(t('cli.signedOut')) : signedOut
}

/** A path counts from where the command was typed; the panel runs elsewhere. */
const absoluteCaFile = ({ caFile }: { readonly caFile?: string | null }): { caFile?: string } =>
  caFile ? { caFile: resolve(caFile) } : {}

const signedInText = ({ agentId, gateway }: Profile, t: Translator): string => t('cli.signedIn', { agentId, gateway })

/**
 * The session must outlive this process. Without a keyring it cannot, and then it is signed out, so
 * that nothing is left behind at the gateway.
 */
async function keptSession(profile: Profile, { core, t }: SessionCommandContext): Promise<Result<string>> {
  await core.session.settled()
  const unstored = core.store.current.notices.find(({ code }) => code === 'session-in-memory-only')
  if (!unstored) return success(signedInText(profile, t))
  await core.session.signOut()
  return failure({ code: keyringProblem(unstored.cause) })
}

/** Reads a secret from standard input; asks for it if that is a terminal. */
async function askForSecret(prompt: string): Promise<Result<string>> {
  // Where no prompt can be shown, the secret may be typed all the same.
  if (process.stdin.isTTY) await writeOutput(() => process.stderr, `${prompt}: `)
  return readSecretLine(process.stdin)
}
