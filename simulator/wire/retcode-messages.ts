/** English texts of the retcodes that the simulator returns (docs/gateway.md §8). */
const messages: Readonly<Record<string, string>> = {
  '000-000': 'unknown error',
  '000-001': 'the method of obtaining agent events is incorrect',
  '000-002': 'parameter or address in the URL is wrong',
  '000-003': 'no permission to call the interface; the agent authentication may have expired',
  '000-004': 'the agent is being switched over',
  '000-006': 'message parameter error',
  '000-007': 'the interface is called repeatedly',
  '100-001': 'sign-in parameter empty or invalid',
  '100-002': 'the agent has signed in',
  '100-003': 'resource or provider unavailable during sign-in',
  '100-004': 'user name or password wrong',
  '100-005': 'sign-out parameter invalid',
  '100-006': 'the agent is not signed in',
  '100-007': 'exception during the operation',
  '100-008': 'the agent has signed out',
  '100-009': 'setting the state failed',
  '100-010': 'state error during sign-out',
  '100-011': 'invalid parameter at sign-in',
  '100-012': 'wrong agent type at sign-in',
  '100-013': 'the phone number to be bound is invalid',
  '100-014': 'the phone number is outside the configured range',
  '100-015': 'already signed in and cannot be forcibly signed out',
  '100-016': 'invalid IP address at sign-in',
  '100-019': 'invalid parameter when querying skill queues',
  '100-020': "the agent's password has expired",
  '100-021': 'the agent is just signing in, do not call again',
  '105-001': 'no agent information cached in Redis',
  '105-002': 'the agent is in disaster recovery',
  '105-003': 'disaster recovery already completed',
  '105-004': 'adding the agent to the recovery queue failed',
  '105-005': 'waiting for recovery timed out, sign in again',
  '105-006': 'recovery Guid does not match, sign in again',
  '105-007': 'recovery switch off, sign in again',
  '110-016': 'the account is locked',
  '600-001': 'no such agent or no skill configured',
}

/** The message of a retcode; empty for an unknown one. */
export function retcodeMessage(retcode: string): string {
  return messages[retcode] ?? ''
}
