import type { Profile } from '../../src/shared/settings.ts'

/** A profile as a first sign-in makes it. */
export const exampleProfile: Profile = {
  id: 'profile-1',
  name: '',
  gateway: 'https://gateway.example:8043',
  agentId: '20001',
  phone: '70001',
  caFile: null,
  signInMode: 'login',
  isPasswordStored: false,
  isSessionStored: false,
}
