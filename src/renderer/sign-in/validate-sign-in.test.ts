import { describe, expect, it } from 'vitest'
import { validateSignIn, type SignInField, type SignInValues } from './validate-sign-in.ts'

const good: SignInValues = {
  gateway: 'gateway.example',
  agentId: '20010',
  password: 'secret',
  phone: '70010',
  mode: 'login',
}
const keyOf = (values: Partial<SignInValues>, field: SignInField, isStored = false): string | undefined =>
  validateSignIn({ ...good, ...values }, isStored)[field]?.key

describe('validateSignIn', () => {
  it('finds nothing wrong with good values', () => {
    expect(validateSignIn(good, false)).toEqual({})
  })

  it.each(['gateway.example:8043', 'https://10.1.2.3:8043/agentgateway/resource', ' ｇateway.example '])(
    'takes %s for an address',
    (gateway) => expect(keyOf({ gateway }, 'gateway')).toBeUndefined(),
  )

  it.each([
    ['', 'signIn.problem.gatewayMissing'],
    ['gate way', 'signIn.problem.gatewayInvalid'],
    ['https://', 'signIn.problem.gatewayInvalid'],
    ['user@host', 'signIn.problem.gatewayInvalid'],
    ['host:99999', 'signIn.problem.gatewayInvalid'],
  ])('says what is wrong with the address "%s"', (gateway, key) => {
    expect(keyOf({ gateway }, 'gateway')).toBe(key)
  })

  it.each([
    ['', 'signIn.problem.agentIdMissing'],
    ['12a', 'signIn.problem.agentIdNotANumber'],
    ['100', 'signIn.problem.agentIdOutOfRange'],
    ['1000000', 'signIn.problem.agentIdOutOfRange'],
  ])('says what is wrong with the work number "%s"', (agentId, key) => {
    expect(keyOf({ agentId }, 'agentId')).toBe(key)
  })

  it('takes the work numbers of newer gateways, whatever the lookup range is', () => {
    expect(keyOf({ agentId: '999999' }, 'agentId')).toBeUndefined()
  })

  it('wants a password unless one is stored', () => {
    expect(keyOf({ password: '' }, 'password')).toBe('signIn.problem.passwordMissing')
    expect(keyOf({ password: '' }, 'password', true)).toBeUndefined()
    expect(keyOf({ password: 'x'.repeat(33) }, 'password', true)).toBe('signIn.problem.passwordTooLong')
  })

  it('lets a sign-in that only looks up do without a password', () => {
    expect(keyOf({ password: '', mode: 'loginex' }, 'password')).toBeUndefined()
  })

  it('wants a phone, which only a sign-in that only looks up can do without', () => {
    expect(keyOf({ phone: '' }, 'phone')).toBe('signIn.problem.phoneMissing')
    expect(keyOf({ phone: '' }, 'phone', true)).toBe('signIn.problem.phoneMissing')
    expect(keyOf({ phone: '', mode: 'loginex' }, 'phone')).toBeUndefined()
  })

  it('takes no words for a phone', () => {
    expect(keyOf({ phone: 'desk 3' }, 'phone')).toBe('signIn.problem.phoneInvalid')
  })
})
