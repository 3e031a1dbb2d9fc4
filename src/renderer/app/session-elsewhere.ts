import type { AppError, ErrorCode } from '../../shared/error-codes.ts'
import type { AdoptInput } from '../../shared/commands.ts'

/** What is known of a session that another program holds; its Guid is never kept here. */
export type SessionElsewhere = Omit<AdoptInput, 'guid'>

const signedInElsewhereCodes: readonly ErrorCode[] = ['signed-in-elsewhere', 'signed-in-elsewhere-protected']

/** True when the agent has to decide what happens to a sign-in in another program. */
export const isSignedInElsewhere = (problem: AppError | null): boolean =>
  problem !== null && signedInElsewhereCodes.includes(problem.code)
