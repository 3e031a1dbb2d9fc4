import type { SignInInput } from '../../shared/ipc-contract.ts'
import { failure, success, type Result } from '../../shared/reply.ts'
import type { Profile, Settings } from '../../shared/settings.ts'
import { highestWorknoOfAnyGateway, readWorkno } from '../../shared/workno.ts'
import { readGatewayAddress } from '../gateway/gateway-address.ts'
import type { SignInMode } from '../gateway/requests.ts'
import type { SignInRequest } from './sign-in.ts'

/**
 * What the agent typed, as a sign-in request. The profile is the known one of that gateway and agent, else a new one. Names the field that
 * is wrong in `detail`.
 */
export function readSignInInput(
  input: SignInInput,
  settings: Settings,
  mode: SignInMode = 'login',
): Result<SignInRequest> {
  const gateway = readGatewayAddress(input.gateway)
  if (!gateway.ok) return gateway
  const agentId = readWorkno(input.agentId, highestWorknoOfAnyGateway)
  if (!agentId.ok) return failure({ code: 'bad-input', detail: 'agentId' })
  const known = settings.profiles.find(
    (profile) => profile.gateway === gateway.value && profile.agentId === agentId.workno,
  )
  const profile: Profile = {
    ...(known ?? newProfile(settings)),
    gateway: gateway.value,
    agentId: agentId.workno,
    phone: input.phone.normalize('NFKC').trim(),
    caFile: input.caFile,
    signInMode: mode === 'loginex' ? 'loginex' : 'login',
  }
  return success({ profile, password: input.password, isPasswordToBeStored: input.isPasswordToBeStored })
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
    pinnedCertificate: null,
    signInMode: 'login',
    isPasswordStored: false,
    isSessionStored: false,
  }
}
