import type { Fault, FaultMoment } from './fault.ts'
import { messageOf } from './retcodes.ts'
import { waitFor } from './waiting.ts'
import { htmlReply, toWireReply } from './wire-reply.ts'
import type { WireReply } from './wire-reply.ts'

export interface TakenFault {
  readonly fault: Fault
  readonly released: AbortSignal
}

/** What the server lets faults do to the session of the asking agent. */
export interface FaultEffects {
  expireGuid(): void
  signOut(): void
}

/** The answer that stands in for the real one, a broken connection, or nothing: go on. */
export type Interference = { readonly instead: WireReply } | 'break' | undefined

/** Lets the faults of one moment act, in order, up to the first that decides the answer. */
export async function interfere(
  taken: readonly TakenFault[],
  moment: FaultMoment,
  effects: FaultEffects,
  closed: AbortSignal,
): Promise<Interference> {
  for (const { fault, released } of taken) {
    if (closed.aborted) return 'break'
    if (('when' in fault ? (fault.when ?? 'before') : 'before') !== moment) continue
    if (fault.fault === 'delay') await waitFor(fault.ms, [closed, released])
    if (fault.fault === 'hang') {
      await waitFor(undefined, [closed, released])
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

function replyInstead(fault: Fault): WireReply | undefined {
  if (fault.fault === 'status')
    return withBody(htmlReply(fault.status, 'Simulated fault'), fault.body, fault.contentType)
  if (fault.fault === 'redirect') return htmlReply(fault.status ?? 302, 'Moved', [['Location', fault.location]])
  if (fault.fault !== 'retcode') return undefined
  const envelope = { message: fault.message ?? messageOf(fault.retcode), retcode: fault.retcode }
  const hasResult = Object.hasOwn(fault, 'result')
  return toWireReply({ envelope: hasResult ? { ...envelope, result: fault.result } : envelope }, [])
}

function withBody(reply: WireReply, body: string | undefined, contentType: string | undefined): WireReply {
  return {
    ...reply,
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
    ...(contentType === undefined ? {} : { headers: [['Content-Type', contentType] as const] }),
  }
}
