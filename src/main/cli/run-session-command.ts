import { resolve } from 'node:path'
import { adoptFromInput, signInFromInput } from '../../core/session/sign-in/sign-in-use-cases.ts'
import { readAdoptInput, readSignInInput } from '../../core/session/sign-in/sign-in-input.ts'
import type { Translator } from '../../shared/i18n/translator.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import type { Core } from '../composition/compose-core.ts'
import type { PanelCommand } from '../panel-commands/panel-commands.ts'
import type { SessionCommandLine } from './launch-arguments.ts'
import { readSecretLine } from './read-secret-line.ts'
import { restoreStoredSession } from './restore-session.ts'
import { keyringProblem } from './explain-not-signed-in.ts'

export interface SessionCommandContext {
  readonly core: Core
  readonly t: Translator
  /** Lets the panel that runs beside the command do it; null when none runs. */
  readonly sendPanelCommand: (command: PanelCommand) => Promise<Result<null> | null>
}

type Change<Kind extends SessionCommandLine['kind']> = Extract<SessionCommandLine, { kind: Kind }>

/**
 * Signs in, takes a session over or signs out; answers with what is printed then. Done by the panel where one runs: its session and its
 * settings are in its memory, and what was done past it would not reach it or be written over.
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
  const { core, t } = parts
  const password = await readSecretLine(process.stdin, t('signIn.password'))
  const wish = { ...change, ...trustOf(change), password }
  const request = readSignInInput({ ...wish, isPasswordToBeStored: null }, core.settings.current)
  if (!request.ok) return request
  const alone = () => signInFromInput(core, { ...wish, isPasswordToBeStored: null })
  return begin(request.value.profile, { command: 'sign-in', wish }, alone, parts)
}

async function adopt({ kind: _, ...change }: Change<'adopt'>, parts: SessionCommandContext): Promise<Result<string>> {
  const { core } = parts
  const guid = await readSecretLine(process.stdin, 'Guid')
  const wish = { ...change, ...trustOf(change), guid }
  const request = readAdoptInput(wish, core.settings.current)
  if (!request.ok) return request
  return begin(request.value.profile, { command: 'adopt', wish }, () => adoptFromInput(core, wish), parts)
}

/** Begins a session: in the panel where one runs, else in this process, which then has to leave it behind. */
async function begin(
  profile: Profile,
  command: PanelCommand,
  alone: () => Promise<Result<null>>,
  parts: SessionCommandContext,
): Promise<Result<string>> {
  const beside = await parts.sendPanelCommand(command)
  const begun = beside ?? (await alone())
  if (!begun.ok) return begun
  return beside ? success(signedInText(profile, parts.t)) : keptSession(profile, parts)
}

async function signOut({ core, t, sendPanelCommand }: SessionCommandContext): Promise<Result<string>> {
  const beside = await sendPanelCommand({ command: 'sign-out' })
  if (!beside) await restoreStoredSession(core)
  const signedOut = beside ?? (await core.session.signOut())
  return signedOut.ok ? success(t('cli.signedOut')) : signedOut
}

/** A path is meant from where the command was typed; the panel, which goes on with the profile, is started elsewhere. */
const trustOf = ({ caFile }: { readonly caFile?: string | null }): { caFile?: string } =>
  caFile ? { caFile: resolve(caFile) } : {}

const signedInText = ({ agentId, gateway }: Profile, t: Translator): string => t('cli.signedIn', { agentId, gateway })

/** The session must outlive this process; without a keyring it cannot, and then nothing is left behind at the gateway. */
async function keptSession(profile: Profile, { core, t }: SessionCommandContext): Promise<Result<string>> {
  await core.session.settled()
  const unstored = core.store.current.notices.find(({ code }) => code === 'session-in-memory-only')
  if (!unstored) return success(signedInText(profile, t))
  await core.session.signOut()
  return failure({ code: keyringProblem(unstored.problem) })
}
