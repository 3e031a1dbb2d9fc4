import type { GatewayReply, GatewayRequest } from '../../../core/ports.ts'
import type { AppError, ErrorReason } from '../../../shared/error-codes.ts'
import { failure, type Result } from '../../../shared/result.ts'

/** A request whose signal ends with its deadline too. */
export type BoundedRequest = GatewayRequest & { readonly signal: AbortSignal }

export interface DeadlineParts {
  readonly send: (request: BoundedRequest) => Promise<Result<GatewayReply>>
  /** What was waited for when the time was over, unless it was the gateway. */
  readonly lateReason?: () => ErrorReason | undefined
  /** What to say of an error that `send` was not meant to throw. */
  readonly onUnexpected?: (error: unknown) => AppError
}

/**
 * Sends a request under one deadline for all it waits for: the proxy settings, a connection, the
 * reply. Whatever `send` hangs on, the answer is there when the time is over or the caller cancels.
 * Never rejects.
 */
export function sendWithinDeadline(request: GatewayRequest, parts: DeadlineParts): Promise<Result<GatewayReply>> {
  const { timeoutMs, signal } = request
  const late = (): AppError => {
    const reason = parts.lateReason?.()
    return { code: 'gateway-timeout', timeoutMs, ...(reason ? { reason } : {}) }
  }
  const unexpected = (error: unknown): AppError => parts.onUnexpected?.(error) ?? unexpectedError(error)
  if (signal?.aborted) return Promise.resolve(failure({ code: 'cancelled' }))
  const controller = new AbortController()
  return new Promise((resolve) => {
    const finish = (result: Result<GatewayReply>): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      resolve(result)
    }
    const end = (error: AppError): void => {
      finish(failure(error))
      controller.abort()
    }
    const cancel = (): void => end({ code: 'cancelled' })
    const timer = setTimeout(() => end(late()), timeoutMs)
    signal?.addEventListener('abort', cancel)
    // In an async function, so that an error thrown at once is a rejection too.
    const sent = (async () => parts.send({ ...request, signal: controller.signal }))()
    sent.then(finish, (error: unknown) => finish(failure(unexpected(error))))
  })
}

/** An error that nothing foresaw, named by its code or kind: its message may hold what was sent. */
export function unexpectedError(error: unknown): AppError {
  const { code, name } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, name: 'thrown' }
  return { code: 'internal', detail: code ?? name }
}
