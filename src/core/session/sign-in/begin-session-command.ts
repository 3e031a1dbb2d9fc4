import * as v from 'valibot'
import type { AdoptInput, SignInInput } from '../../../shared/commands.ts'
import { parsePastedGuid } from '../../../shared/pasted-guid.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { profileSchema, type Profile, type Settings } from '../../../shared/settings.ts'
import { normalizeTypedText } from '../../../shared/typed-text.ts'
import { highestWorknoOfAnyGateway, parseWorkno } from '../../../shared/workno.ts'
import { parseGatewayAddress } from '../../gateway/gateway-address.ts'
import type { SignInMode } from '../../gateway/gateway-requests.ts'
import { profilesWithRoom } from '../shared-seat.ts'
import type { SignInRequest } from '../machine/session-events.ts'

/**
 * A sign-in as the page gives it whole and the command line in part. What is left out stays as it
 * is known of that gateway and agent.
 */
export type SignInCommand = { readonly kind: 'sign-in' } & Pick<SignInInput, 'gateway' | 'agentId' | 'password'> &
  Partial<Pick<SignInInput, 'phone' | 'caFile' | 'mode'>> &
  Pick<SignInRequest, 'isPasswordToBeStored'>

/** Takes over a session that another client owns. */
export type AdoptCommand = { readonly kind: 'adopt' } & Pick<AdoptInput, 'gateway' | 'agentId' | 'guid'> &
  Partial<Pick<AdoptInput, 'caFile'>>

export type BeginSessionCommand = SignInCommand | AdoptCommand

/** A command that was read and found good. */
export type BeginSessionRequest =
  | { readonly kind: 'sign-in'; readonly mode: SignInMode; readonly request: SignInRequest }
  | { readonly kind: 'adopt'; readonly request: { readonly profile: Profile; readonly guid: string } }

/**
 * Reads what was typed, pasted or given as arguments. The profile is the known one of that gateway
 * and agent, else a new one. `bad-input` names the wrong field in `detail`.
 */
export function parseBeginSessionCommand(
  command: BeginSessionCommand,
  settings: Settings,
): Result<BeginSessionRequest> {
  const profile = readProfile(command, settings)
  if (!profile.ok) return profile
  return command.kind === 'sign-in' ? readSignIn(command, profile.value) : readAdopt(command, profile.value)
}

function readSignIn(
  { password, isPasswordToBeStored, ...given }: SignInCommand,
  known: Profile,
): Result<BeginSessionRequest> {
  const mode = given.mode ?? known.signInMode
  const phone = given.phone === undefined ? known.phone : normalizeTypedText(given.phone)
  const profile = checked({ ...known, phone, signInMode: mode === 'loginex' ? 'loginex' : 'login' })
  if (!profile.ok) return profile
  return success({ kind: 'sign-in', mode, request: { profile: profile.value, password, isPasswordToBeStored } })
}

function readAdopt(command: AdoptCommand, profile: Profile): Result<BeginSessionRequest> {
  const guid = parsePastedGuid(command.guid)
  if (guid === null) return failure({ code: 'guid-invalid' })
  return success({ kind: 'adopt', request: { profile, guid } })
}

/** The known profile of that gateway and agent, else a new one. */
function readProfile(
  input: Pick<BeginSessionCommand, 'gateway' | 'agentId' | 'caFile'>,
  settings: Settings,
): Result<Profile> {
  const gateway = parseGatewayAddress(input.gateway)
  if (!gateway.ok) return gateway
  const read = parseWorkno(input.agentId, highestWorknoOfAnyGateway)
  if (!read.ok) return failure({ code: 'bad-input', detail: 'agentId' })
  const identity = { gateway: gateway.value, agentId: read.workno }
  const known = settings.profiles.find(
    (profile) => profile.gateway === identity.gateway && profile.agentId === identity.agentId,
  )
  if (!known && !profilesWithRoom(settings.profiles, identity.gateway))
    return failure({ code: 'bad-input', detail: 'profiles' })
  const profile = known ?? newProfile(settings)
  return checked({ ...profile, ...identity, caFile: input.caFile === undefined ? profile.caFile : input.caFile })
}

/** A profile that its schema refuses would make the next start put the settings file aside. */
function checked(profile: Profile): Result<Profile> {
  const parsed = v.safeParse(profileSchema, profile)
  if (parsed.success) return success(parsed.output)
  const field = v.getDotPath(parsed.issues[0])
  return field === 'gateway'
    ? failure({ code: 'address-invalid' })
    : failure({ code: 'bad-input', detail: field ?? 'profile' })
}

function newProfile(settings: Settings): Profile {
  const taken = new Set(settings.profiles.map(({ id }) => id))
  let number = 1
  while (taken.has(`profile-${number}`)) number += 1
  return {
    id: `profile-${number}`,
    name: '',
    gateway: '',
    agentId: '',
    phone: '',
    caFile: null,
    signInMode: 'login',
    isPasswordStored: false,
    isSessionStored: false,
  }
}
