import { describe, expect, it } from 'vitest'
import type { ProfileView } from '../../shared/app-snapshot.ts'
import { exampleProfileView } from '../testing/example-data.ts'
import { SignInForm } from './sign-in-form.svelte.ts'
import { signInStart } from './sign-in-start.ts'

const one: ProfileView = { ...exampleProfileView, caFile: '/etc/ca.pem' }
const other: ProfileView = { ...one, id: 'other', agentId: '20012', isPasswordStored: false }
const signedOut = { state: 'signed-out', problem: null } as const
const lost = { state: 'signed-out', problem: { code: 'wrong-password' } } as const

/** The form as it opens, with these profiles and the first one active, if any is. */
function openForm(profiles: readonly ProfileView[], isLeft = false, session: typeof signedOut | typeof lost = lost) {
  const isSharedSeat = isLeft || profiles.length > 1
  const seat = { profiles, isSharedSeat, session, profile: isLeft ? null : (profiles[0] ?? null) }
  return new SignInForm(signInStart(seat), seat, () => true)
}

describe('the sign-in form', () => {
  it('is empty at the first start, and keeps the password', () => {
    expect(openForm([])).toMatchObject({ gateway: '', agentId: '', isPasswordToBeStored: true })
  })

  it.each([lost, signedOut])('begins with the agent of a seat of one, after %j', (session) => {
    expect(openForm([one], false, session)).toMatchObject({ agentId: '20010', phone: '70010', hasStoredPassword: true })
  })

  it.each([
    ['the agent has left', openForm([one], true)],
    ['one of two has signed out', openForm([one, other], false, signedOut)],
  ])('keeps what belongs to the seat when %s, and no password unasked', (_, form) => {
    expect(form).toMatchObject({ gateway: one.gateway, caFile: '/etc/ca.pem', agentId: '', phone: '' })
    expect(form.isPasswordToBeStored).toBe(false)
  })

  it('begins with the agent of a shared seat whose session was ended by somebody else', () => {
    expect(openForm([one, other])).toMatchObject({ agentId: '20010', phone: '70010' })
  })

  it('finds the password that was stored for what is typed', () => {
    const form = openForm([other, one], false, signedOut)
    form.agentId = '20010'
    expect(form).toMatchObject({ hasStoredPassword: true, isPasswordToBeStored: true })
  })

  it('keeps no password of a second agent unasked, and any when asked to', () => {
    const form = openForm([one])
    form.agentId = '20012'
    expect(form.isPasswordToBeStored).toBe(false)
    form.isPasswordToBeStored = true
    expect(form.isPasswordToBeStored).toBe(true)
  })
})
