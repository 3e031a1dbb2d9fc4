import * as v from 'valibot'
import type { AdoptInput, SignInInput } from '../../../shared/commands.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { maxProfiles, profileSchema, type Profile, type Settings } from '../../../shared/settings.ts'
import { highestWorknoOfAnyGateway, parseWorkno } from '../../../shared/workno.ts'
import { readGatewayAddress } from '../../gateway/gateway-address.ts'
import { readPastedGuid } from './hand-over-deep-link.ts'
import type { SignInRequest } from './perform-sign-in.ts'

/** What the page gives whole and a command in part: what is left out stays as it is known of that gateway and agent. */
export type SignInCommand = Pick<SignInInput, 'gateway' | 'agentId' | 'password'> &
  Partial<Pick<SignInInput, 'phone' | 'caFile' | 'mode'>> &
  Pick<SignInRequest, 'isPasswordToBeStored'>
export type AdoptCommand = Pick<AdoptInput, 'gateway' | 'agentId' | 'guid'> & Partial<Pick<AdoptInput, 'caFile'>>

/**
 * What the agent typed, as a sign-in request. The profile is the known one of that gateway and agent, else a new one. Names the field that
 * is wrong in `detail`.
 */
export function readSignInInput(input: SignInCommand, settings: Settings): Result<SignInRequest> {
  const profile = readProfile(input, settings)
  if (!profile.ok) return profile
  const { password, isPasswordToBeStored, mode } = input
  const phone = input.phone?.normalize('NFKC').trim() ?? profile.value.phone
  const signInMode = mode === undefined ? profile.value.signInMode : mode === 'loginex' ? 'loginex' : 'login'
  const complete = checked({ ...profile.value, phone, signInMode })
  return complete.ok ? success({ profile: complete.value, password, isPasswordToBeStored }) : complete
}

/** What the agent pasted, as a session to go on with. Names the field that is wrong in `detail`. */
export function readAdoptInput(input: AdoptCommand, settings: Settings): Result<{ profile: Profile; guid: string }> {
  const profile = readProfile(input, settings)
  if (!profile.ok) return profile
  const guid = readPastedGuid(input.guid)
  return guid === null ? failure({ code: 'bad-input', detail: 'guid' }) : success({ profile: profile.value, guid })
}

/** The known profile of that gateway and agent, else a new one. */
function readProfile(
  input: Pick<SignInCommand, 'gateway' | 'agentId' | 'caFile'>,
  settings: Settings,
): Result<Profile> {
  const gateway = readGatewayAddress(input.gateway)
  if (!gateway.ok) return gateway
  const read = parseWorkno(input.agentId, highestWorknoOfAnyGateway)
  if (!read.ok) return failure({ code: 'bad-input', detail: 'agentId' })
  const identity = { gateway: gateway.value, agentId: read.workno }
  const known = settings.profiles.find(
    (profile) => profile.gateway === identity.gateway && profile.agentId === identity.agentId,
  )
  if (!known && settings.profiles.length >= maxProfiles) return failure({ code: 'bad-input', detail: 'profiles' })
  const profile = known ?? newProfile(settings)
  return checked({ ...profile, ...identity, caFile: input.caFile === undefined ? profile.caFile : input.caFile })
}

/** A profile that its own schema refuses would make the next start put the whole settings file aside. */
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
