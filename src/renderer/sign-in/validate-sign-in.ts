import type { MessageKey } from '../../shared/i18n/messages.en.ts'
import { normalizeTypedText } from '../../shared/typed-text.ts'
import { highestWorknoOfAnyGateway, lowestWorkno, parseWorkno } from '../../shared/workno.ts'

export interface SignInValues {
  readonly gateway: string
  readonly agentId: string
  readonly password: string
  readonly phone: string
  readonly mode: 'login' | 'loginex'
}
export type SignInField = Exclude<keyof SignInValues, 'mode'>

/** The key of a text, and the values of its placeholders. */
export interface FieldProblem {
  readonly key: MessageKey
  readonly values?: Readonly<Record<string, string | number>>
}
export type SignInProblems = Partial<Record<SignInField, FieldProblem>>

const longestPassword = 32

/**
 * What is wrong with these values, by field (limits of docs/gateway.md §4.1). It is for quick help;
 * main checks again.
 */
export function validateSignIn(values: SignInValues, isPasswordStored: boolean): SignInProblems {
  const problems: SignInProblems = {}
  const add = (field: SignInField, problem: FieldProblem | null): void => {
    if (problem) problems[field] = problem
  }
  add('gateway', validateGatewayAddress(values.gateway))
  add('agentId', validateAgentId(values.agentId))
  add('password', validatePassword(values.password, isPasswordStored || values.mode === 'loginex'))
  add('phone', validatePhone(values.phone, values.mode === 'loginex'))
  return problems
}

/** What is wrong with a typed gateway address; null for nothing. */
export function validateGatewayAddress(typed: string): FieldProblem | null {
  const address = normalizeTypedText(typed)
  if (address === '') return { key: 'signIn.problem.gatewayMissing' }
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address)
  const isReadable = !/[\s@?#]/.test(address) && URL.canParse(hasScheme ? address : `https://${address}`)
  return isReadable ? null : { key: 'signIn.problem.gatewayInvalid' }
}

/** What is wrong with the agent's own work number; null if some gateway can have it. */
export function validateAgentId(typed: string): FieldProblem | null {
  if (normalizeTypedText(typed) === '') return { key: 'signIn.problem.agentIdMissing' }
  const parsed = parseWorkno(typed, highestWorknoOfAnyGateway)
  if (parsed.ok) return null
  if (parsed.error.code === 'workno-not-a-number') return { key: 'signIn.problem.agentIdNotANumber' }
  const values = { lowest: String(lowestWorkno), highest: String(highestWorknoOfAnyGateway) }
  return { key: 'signIn.problem.agentIdOutOfRange', values }
}

function validatePhone(typed: string, mayBeEmpty: boolean): FieldProblem | null {
  const phone = normalizeTypedText(typed)
  if (phone === '') return mayBeEmpty ? null : { key: 'signIn.problem.phoneMissing' }
  return /^[0-9+*#]{1,24}$/.test(phone) ? null : { key: 'signIn.problem.phoneInvalid' }
}

function validatePassword(password: string, mayBeEmpty: boolean): FieldProblem | null {
  if (password.length > longestPassword) return { key: 'signIn.problem.passwordTooLong' }
  return password === '' && !mayBeEmpty ? { key: 'signIn.problem.passwordMissing' } : null
}
