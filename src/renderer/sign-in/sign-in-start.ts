import type { AppSnapshot, ProfileView } from '../../shared/app-snapshot.ts'

/** What the sign-in form begins with. */
export type SignInStart = Pick<ProfileView, 'gateway' | 'agentId' | 'phone' | 'caFile' | 'signInMode'>

type SignInSituation = Pick<AppSnapshot, 'profile' | 'profiles' | 'isSharedSeat' | 'session'>

/**
 * The active profile. At a seat that was left to the next agent only what belongs to the seat: the
 * gateway and how it is reached, without the number and the phone of whoever was there before.
 */
export function signInStart({ profile, profiles, isSharedSeat, session }: SignInSituation): SignInStart | null {
  const last = profile ?? profiles.at(-1)
  if (!last) return null
  const hasSignedOut = session.state === 'signed-out' && session.problem === null
  return profile === null || (isSharedSeat && hasSignedOut) ? { ...last, agentId: '', phone: '' } : last
}
