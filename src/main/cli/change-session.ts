import { resolve } from 'node:path'
import { readAdoptInput, readSignInInput } from '../../core/session/sign-in-input.ts'
import type { Translator } from '../../shared/i18n/translator.ts'
import { failure, success, type Result } from '../../shared/reply.ts'
import type { Profile } from '../../shared/settings.ts'
import type { Core } from '../compose-core.ts'
import type { SessionChange } from './launch-arguments.ts'
import { readSecretLine } from './read-stdin.ts'
import { restoreForCommand } from './restore-for-command.ts'
import { keyringProblem } from './what-is-wrong.ts'

/** Signs in, takes a session over or signs out; answers with what is printed then. */
export async function changeSession(change: SessionChange, core: Core, t: Translator): Promise<Result<string>> {
  switch (change.kind) {
    case 'sign-in':
      return signIn(change, core, t)
    case 'adopt':
      return adopt(change, core, t)
    case 'sign-out':
      await restoreForCommand(core)
      await core.session.signOut()
      return success(t('cli.signedOut'))
  }
}

type Change<Kind extends SessionChange['kind']> = Extract<SessionChange, { kind: Kind }>

async function signIn({ kind: _, ...wish }: Change<'sign-in'>, core: Core, t: Translator): Promise<Result<string>> {
  const password = await readSecretLine(process.stdin, t('signIn.password'))
  const input = { ...wish, ...trustOf(wish), password, isPasswordToBeStored: null }
  const request = readSignInInput(input, core.settings.current)
  if (!request.ok) return request
  const signedIn = await core.session.signIn(wish.mode ?? request.value.profile.signInMode, request.value)
  return signedIn.ok ? keptSession(request.value.profile, core, t) : signedIn
}

async function adopt({ kind: _, ...wish }: Change<'adopt'>, core: Core, t: Translator): Promise<Result<string>> {
  const guid = await readSecretLine(process.stdin, 'Guid')
  const request = readAdoptInput({ ...wish, ...trustOf(wish), guid }, core.settings.current)
  if (!request.ok) return request
  const adopted = await core.session.adopt(request.value.profile, request.value.guid)
  return adopted.ok ? keptSession(request.value.profile, core, t) : adopted
}

/** A path is meant from where the command was typed; the panel, which goes on with the profile, is started elsewhere. */
const trustOf = ({ caFile }: { readonly caFile?: string | null }): { caFile?: string } =>
  caFile ? { caFile: resolve(caFile) } : {}

/** The session must outlive this process; without a keyring it cannot, and then nothing is left behind at the gateway. */
async function keptSession({ agentId, gateway }: Profile, core: Core, t: Translator): Promise<Result<string>> {
  await core.session.settled()
  const unstored = core.store.current.notices.find(({ code }) => code === 'session-in-memory-only')
  if (!unstored) return success(t('cli.signedIn', { agentId, gateway }))
  await core.session.signOut()
  return failure({ code: keyringProblem(unstored.detail) })
}
