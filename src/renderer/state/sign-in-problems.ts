import { highestWorknoOfAnyGateway, lowestWorkno, readWorkno } from '../../shared/workno.ts'
import type { MessageKey } from '../../shared/i18n/messages.en.ts'

export interface SignInValues {
  readonly gateway: string
  readonly agentId: string
  readonly password: string
  readonly phone: string
  readonly mode: 'login' | 'loginex'
}
export type SignInField = Exclude<keyof SignInValues, 'mode'>

/** A text's key, and the values of its placeholders. */
export interface FieldProblem {
  readonly key: MessageKey
  readonly values?: Readonly<Record<string, string | number>>
}
export type SignInProblems = Partial<Record<SignInField, FieldProblem>>

const longestPassword = 32

/** What keeps these values from being sent, by field (limits of gateway-api.md §4.1). Main checks again; this is for quick help. */
export function signInProblems(values: SignInValues, isPasswordStored: boolean): SignInProblems {
  const problems: SignInProblems = {}
  const add = (field: SignInField, problem: FieldProblem | null): void => {
    if (problem) problems[field] = problem
  }
  add('gateway', gatewayProblem(values.gateway))
  add('agentId', agentIdProblem(values.agentId))
  add('password', passwordProblem(values.password, isPasswordStored || values.mode === 'loginex'))
  add('phone', /^[0-9+*#]{0,24}$/.test(plain(values.phone)) ? null : { key: 'signIn.problem.phoneInvalid' })
  return problems
}

/** What is wrong with a typed gateway address; null when it can be tried. */
export function gatewayProblem(typed: string): FieldProblem | null {
  const address = plain(typed)
  if (address === '') return { key: 'signIn.problem.gatewayMissing' }
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address)
  const isReadable = !/[\s@?#]/.test(address) && URL.canParse(hasScheme ? address : `https://${address}`)
  return isReadable ? null : { key: 'signIn.problem.gatewayInvalid' }
}

/** What is wrong with the agent's own work number; null when it can be one of any gateway. */
export function agentIdProblem(typed: string): FieldProblem | null {
  if (plain(typed) === '') return { key: 'signIn.problem.agentIdMissing' }
  const reading = readWorkno(typed, highestWorknoOfAnyGateway)
  if (reading.ok) return null
  if (reading.code === 'workno-not-a-number') return { key: 'signIn.problem.agentIdNotANumber' }
  const values = { lowest: String(lowestWorkno), highest: String(highestWorknoOfAnyGateway) }
  return { key: 'signIn.problem.agentIdOutOfRange', values }
}

function passwordProblem(password: string, mayBeEmpty: boolean): FieldProblem | null {
  if (password.length > longestPassword) return { key: 'signIn.problem.passwordTooLong' }
  return password === '' && !mayBeEmpty ? { key: 'signIn.problem.passwordMissing' } : null
}

/** Full-width characters of an input method count as their plain ones. */
export const plain = (typed: string): string => typed.normalize('NFKC').trim()
