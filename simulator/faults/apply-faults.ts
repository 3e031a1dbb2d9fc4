import type { Fault, FaultMoment } from './fault.ts'
import { retcodeMessage } from '../wire/retcode-messages.ts'
import { abortableDelay } from '../wire/abortable-delay.ts'
import { htmlReply, toHttpReply } from '../wire/http-reply.ts'
import type { HttpReply } from '../wire/http-reply.ts'

export interface ActiveFault {
  readonly fault: Fault
  readonly released: AbortSignal
}

/** What the server lets faults do to the session of the asking agent. */
export interface FaultSideEffects {
  expireGuid(): void
  signOut(): void
}

/** The answer that stands in for the real one, a broken connection, or nothing: go on. */
export type FaultOutcome = { readonly instead: HttpReply } | 'break' | undefined

/** Lets the faults of one moment act, in order, up to the first that decides the answer. */
export async function applyFaults(
  taken: readonly ActiveFault[],
  moment: FaultMoment,
  effects: FaultSideEffects,
  closed: AbortSignal,
): Promise<FaultOutcome> {
  for (const { fault, released } of taken) {
    if (closed.aborted) return 'break'
    if (('when' in fault ? (fault.when ?? 'before') : 'before') !== moment) continue
    if (fault.fault === 'delay') await abortableDelay(fault.ms, [closed, released])
    if (fault.fault === 'hang') {
      await abortableDelay(undefined, [closed, released])
      return 'break'
    }
    if (fault.fault === 'reset') return 'break'
    if (fault.fault === 'guid-expiry') effects.expireGuid()
    if (fault.fault === 'forced-sign-out') effects.signOut()
    const instead = replyInstead(fault)
    if (instead !== undefined) return { instead }
  }
  return closed.aborted ? 'break' : undefined
}

function replyInstead(fault: Fault): HttpReply | undefined {
  if (fault.fault === 'status')
    return withBody(htmlReply(fault.status, 'Simulated fault'), fault.body, fault.contentType)
  if (fault.fault === 'redirect') return htmlReply(fault.status ?? 302, 'Moved', [['Location', fault.location]])
  if (fault.fault !== 'retcode') return undefined
  const envelope = { message: fault.message ?? retcodeMessage(fault.retcode), retcode: fault.retcode }
  const hasResult = Object.hasOwn(fault, 'result')
  return toHttpReply({ envelope: hasResult ? { ...envelope, result: fault.result } : envelope }, [])
}

function withBody(reply: HttpReply, body: string | undefined, contentType: string | undefined): HttpReply {
  return {
    ...reply,
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
    ...(contentType === undefined ? {} : { headers: [['Content-Type', contentType] as const] }),
  }
}
