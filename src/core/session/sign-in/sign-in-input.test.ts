import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../../test/fixtures/example-profile.ts'
import type { SignInInput } from '../../../shared/commands.ts'
import { defaultSettings, profileSchema } from '../../../shared/settings.ts'
import { readAdoptInput, readSignInInput } from './sign-in-input.ts'

const input: SignInInput = {
  gateway: 'gateway.example',
  agentId: ' ２０００１ ',
  password: 'secret',
  phone: ' ７0001 ',
  caFile: null,
  mode: 'login',
  isPasswordToBeStored: false,
}

describe('readSignInInput', () => {
  it('makes a new profile of what was typed', () => {
    expect(readSignInInput(input, defaultSettings)).toMatchObject({
      ok: true,
      value: { profile: exampleProfile, password: 'secret', isPasswordToBeStored: false },
    })
  })

  it('goes on with the known profile of that gateway and agent', () => {
    const known = { ...exampleProfile, id: 'main', name: 'Main', isPasswordStored: true, isSessionStored: true }
    const settings = { ...defaultSettings, profiles: [known, { ...exampleProfile, id: 'other', agentId: '20002' }] }
    expect(readSignInInput({ ...input, phone: '70099', caFile: '/etc/ca.pem' }, settings)).toMatchObject({
      ok: true,
      value: { profile: { ...known, phone: '70099', caFile: '/etc/ca.pem' } },
    })
  })

  it('leaves of the known profile what is not given, and takes what is given as nothing', () => {
    const known = { ...exampleProfile, phone: '70042', caFile: '/etc/ca.pem', signInMode: 'loginex' as const }
    const settings = { ...defaultSettings, profiles: [known] }
    const { gateway, agentId, password } = input
    const bare = { gateway, agentId, password, isPasswordToBeStored: null }
    expect(readSignInInput(bare, settings)).toEqual({
      ok: true,
      value: { profile: known, password, isPasswordToBeStored: null },
    })
    expect(readSignInInput(bare, defaultSettings)).toMatchObject({
      value: { profile: { ...exampleProfile, phone: '' } },
    })
    expect(readSignInInput({ ...bare, phone: '', caFile: null, mode: 'forcelogin' }, settings)).toMatchObject({
      value: { profile: { ...exampleProfile, phone: '', caFile: null, signInMode: 'login' } },
    })
  })

  it('gives a new profile an id that is free', () => {
    const profiles = ['profile-1', 'profile-3'].map((id) => ({ ...exampleProfile, id, agentId: '20009' }))
    expect(readSignInInput(input, { ...defaultSettings, profiles })).toMatchObject({
      value: { profile: { id: 'profile-2' } },
    })
  })

  it('passes on that the password is the one in the keyring', () => {
    expect(readSignInInput({ ...input, password: null }, defaultSettings)).toMatchObject({ value: { password: null } })
  })

  it.each([
    [{ gateway: '' }, { code: 'address-invalid' }],
    [{ gateway: 'http://gateway.example:8000' }, { code: 'http-not-allowed' }],
    [{ agentId: '' }, { code: 'bad-input', detail: 'agentId' }],
    [{ agentId: 'me' }, { code: 'bad-input', detail: 'agentId' }],
    [{ agentId: '100' }, { code: 'bad-input', detail: 'agentId' }],
    [{ phone: '1'.repeat(25) }, { code: 'bad-input', detail: 'phone' }],
    [{ phone: '㍿'.repeat(7) }, { code: 'bad-input', detail: 'phone' }],
    [{ caFile: '' }, { code: 'bad-input', detail: 'caFile' }],
  ])('refuses %j by the name of its field', (change, error) => {
    expect(readSignInInput({ ...input, ...change }, defaultSettings)).toEqual({ ok: false, error })
  })

  it('lets an agent of a newer gateway in', () => {
    expect(readSignInInput({ ...input, agentId: '999999' }, defaultSettings)).toMatchObject({ ok: true })
  })

  it('makes only profiles that the settings file takes', () => {
    const typed = fc.record({
      gateway: fc.oneof(fc.constantFrom('gateway.example', `${'x'.repeat(290)}.example`), fc.string()),
      agentId: fc.integer({ min: 0, max: 1_000_000 }).map(String),
      password: fc.option(fc.string()),
      phone: fc.string({ unit: 'binary', maxLength: 30 }),
      caFile: fc.option(fc.string()),
      mode: fc.constantFrom('login' as const, 'forcelogin' as const, 'loginex' as const),
      isPasswordToBeStored: fc.boolean(),
    })
    fc.assert(
      fc.property(typed, (someInput) => {
        const read = readSignInInput(someInput, defaultSettings)
        return !read.ok || v.is(profileSchema, read.value.profile)
      }),
    )
  }, 30_000)
})

it('a hand-over that names no CA file leaves that of the known profile', () => {
  const known = { ...exampleProfile, caFile: '/etc/ca.pem' }
  const handed = { gateway: 'gateway.example', agentId: '20001', guid: 'x.AgentGateway0' }
  const settings = { ...defaultSettings, profiles: [known] }
  expect(readAdoptInput(handed, settings)).toMatchObject({ value: { profile: known } })
  expect(readAdoptInput({ ...handed, caFile: null }, settings)).toMatchObject({ value: { profile: exampleProfile } })
})
