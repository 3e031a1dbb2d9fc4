import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import type { SessionView } from '../../shared/app-snapshot.ts'
import { maxProfiles, type Profile } from '../../shared/settings.ts'
import { isSharedSeat, profilesWithRoom, visibleColleagues } from './shared-seat.ts'

const profile = (number: number, more: Partial<Profile> = {}): Profile => ({
  ...exampleProfile,
  name: '',
  isPasswordStored: false,
  isSessionStored: false,
  id: `profile-${number}`,
  agentId: String(20_000 + number),
  ...more,
})
const elsewhere = { gateway: 'https://other.example:8043' }
const colleague = { workno: '20101', name: 'Li Lei', groupname: '', last: null }
const lists = { favouriteColleagues: [colleague], recentColleagues: [colleague] }

describe('a seat', () => {
  it.each<[string, boolean, readonly Profile[], string | null]>([
    ['nobody has used yet', false, [], null],
    ['one agent uses', false, [profile(1)], 'profile-1'],
    ['one agent uses with two gateways', false, [profile(1), profile(2, elsewhere)], 'profile-1'],
    ['two agents use with one gateway', true, [profile(1), profile(2)], 'profile-1'],
    ['its agent has left to the next one', true, [profile(1)], null],
  ])('that %s is shared: %s', (_, isShared, profiles, activeProfileId) => {
    expect(isSharedSeat({ profiles: [...profiles], activeProfileId })).toBe(isShared)
  })
})

describe('the colleagues of an agent', () => {
  const ofOne = { profiles: [profile(1)], activeProfileId: 'profile-1' }
  const ofTwo = { profiles: [profile(1), profile(2)], activeProfileId: 'profile-1' }
  const signedOut: SessionView = { state: 'signed-out', problem: null }
  const signedIn: SessionView = {
    ...{ state: 'signed-in', agentId: '20001', kind: 'owned', since: 0 },
    passwordExpiresInDays: null,
  }

  it('are seen at a shared seat only while that agent is signed in', () => {
    expect(visibleColleagues(lists, ofTwo, signedIn)).toEqual(lists)
    for (const session of [signedOut, { state: 'locked', agentId: '20001' }] as const)
      expect(visibleColleagues(lists, ofTwo, session)).toEqual({ favouriteColleagues: [], recentColleagues: [] })
  })

  it('are always seen at a seat of one agent', () => {
    expect(visibleColleagues(lists, ofOne, signedOut)).toEqual(lists)
  })
})

describe('the list of profiles', () => {
  const full = Array.from({ length: maxProfiles }, (_, number) => profile(number))

  it('has room until it is full', () => {
    expect(profilesWithRoom(full.slice(1), exampleProfile.gateway)).toEqual(full.slice(1))
  })

  it('makes room for an agent by the one of that gateway that was used the longest ago', () => {
    const kept = [
      profile(0, { name: 'Head office' }),
      profile(1, elsewhere),
      profile(2, { isPasswordStored: true }),
      profile(3, { isSessionStored: true }),
    ]
    const profiles = [...kept, ...full.slice(4)]
    const made = profilesWithRoom(profiles, exampleProfile.gateway)
    expect(made).toEqual([...kept, ...full.slice(5)])
  })

  it('makes no room by what an agent has chosen to keep', () => {
    const named = full.map((one) => ({ ...one, name: 'Mine' }))
    expect(profilesWithRoom(named, exampleProfile.gateway)).toBeNull()
  })
})
