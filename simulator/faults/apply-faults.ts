import type { ActiveFault, Fault, FaultMoment } from './fault.ts'
import { retcodeMessage } from '../wire/retcode-messages.ts'
import { abortableDelay } from '../wire/abortable-delay.ts'
import { htmlReply, toHttpReply } from '../wire/http-reply.ts'
import type { HttpReply } from '../wire/http-reply.ts'

/** What a fault may do to the session of the requesting agent. */
export interface FaultSideEffects {
  expireGuid(): void
  signOut(): void
}

/** A reply in place of the handler's, a broken connection, or undefined to go on. */
type FaultOutcome = { readonly replacement: HttpReply } | 'break' | undefined

/** Applies the faults of one moment in order, up to the first that decides the reply. */
export async function applyFaults(
  faults: readonly ActiveFault[],
  moment: FaultMoment,
  sideEffects: FaultSideEffects,
  closed: AbortSignal,
): Promise<FaultOutcome> {
  for (const { fault, released } of faults) {
    if (closed.aborted) return 'break'
    if (('when' in fault ? (fault.when ?? 'before') : 'before') !== moment) continue
    if (fault.fault === 'delay') await abortableDelay(fault.ms, [closed, released])
    if (fault.fault === 'hang') {
      await abortableDelay(undefined, [closed, released])
      return 'break'
    }
    if (fault.fault === 'reset') return 'break'
    if (fault.fault === 'guid-expiry') sideEffects.expireGuid()
    if (fault.fault === 'forced-sign-out') sideEffects.signOut()
    const replacement = replacementReply(fault)
    if (replacement !== undefined) return { replacement }
  }
  return closed.aborted ? 'break' : undefined
}

function replacementReply(fault: Fault): HttpReply | undefined {
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
