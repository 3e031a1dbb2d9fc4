import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Log } from '../../core/ports.ts'
import { beginSession } from '../../core/session/sign-in/begin-session.ts'
import { adoptSchema, signInSchema } from '../../shared/commands.ts'
import { errorCodes, errorReasons, type AppError } from '../../shared/error-codes.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { SocketAddress } from '../adapters/socket-address.ts'
import { sendToLocalSocket } from '../adapters/local-socket.ts'
import type { Core } from '../composition/compose-core.ts'

const { gateway, agentId, phone, caFile, mode } = signInSchema.entries
const { guid } = adoptSchema.entries

/** What a command line may ask of the running panel. Secrets go in by it, and none comes out. */
const panelCommandSchema = v.variant('command', [
  v.strictObject({
    command: v.literal('sign-in'),
    input: v.strictObject({
      gateway,
      agentId,
      password: v.pipe(v.string(), v.maxLength(512)),
      phone: v.exactOptional(phone),
      caFile: v.exactOptional(caFile),
      mode: v.exactOptional(mode),
    }),
  }),
  v.strictObject({
    command: v.literal('adopt'),
    input: v.strictObject({ gateway, agentId, guid, caFile: v.exactOptional(caFile) }),
  }),
  v.strictObject({ command: v.literal('sign-out') }),
  v.strictObject({ command: v.literal('is-signed-in') }),
])
export type PanelCommand = v.InferOutput<typeof panelCommandSchema>

const text = v.string()
const answerSchema = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: v.null() }),
  v.strictObject({
    ok: v.literal(false),
    error: v.strictObject({
      code: v.picklist(errorCodes),
      retcode: v.exactOptional(text),
      message: v.exactOptional(text),
      reason: v.exactOptional(v.picklist(errorReasons)),
      address: v.exactOptional(text),
      timeoutMs: v.exactOptional(v.number()),
      workno: v.exactOptional(text),
      range: v.exactOptional(v.strictObject({ lowest: v.number(), highest: v.number() })),
      detail: v.exactOptional(text),
      reportId: v.exactOptional(text),
      // Complete by its type: an answer with a field that is missing here would be refused.
    } satisfies Record<keyof AppError, v.GenericSchema>),
  }),
])

export interface PanelCommandContext {
  /** Resolves when the start is done with the session, so that it cannot overtake a command. */
  readonly started: Promise<Pick<Core, 'session' | 'settings' | 'questions'>>
  /** True once the program signs out to end, and begins nothing more. */
  readonly isQuitting: () => boolean
  readonly log: Log
}

/**
 * Does in the panel what a command line asks for, as if the page had asked. Never rejects: each
 * refusal and each unexpected error has a code.
 */
export async function handlePanelCommand(context: PanelCommandContext, message: unknown): Promise<Result<null>> {
  const parsed = v.safeParse(panelCommandSchema, message)
  // No word about the fields: any value, and any unknown name, may be a secret.
  if (!parsed.success) return failure({ code: 'bad-input', detail: 'command' })
  const { command } = parsed.output
  try {
    const core = await context.started
    const done = context.isQuitting() ? failure({ code: 'busy' }) : await run(core, parsed.output)
    context.log.info('command beside the panel', { command, code: done.ok ? null : done.error.code })
    return done
  } catch (surprise) {
    const reportId = randomUUID().slice(0, 8)
    context.log.error('command beside the panel failed', { reportId, command, what: String(surprise) })
    return failure({ code: 'internal', reportId })
  }
}

async function run(core: Awaited<PanelCommandContext['started']>, asked: PanelCommand): Promise<Result<null>> {
  switch (asked.command) {
    case 'sign-in':
      // What the keyring holds was the agent's choice in the panel.
      return beginSession(core, { kind: 'sign-in', ...asked.input, isPasswordToBeStored: null })
    case 'adopt':
      return beginSession(core, { kind: 'adopt', ...asked.input })
    case 'sign-out':
      return core.session.signOut()
    case 'is-signed-in':
      return core.session.view.state === 'signed-in' ? success(null) : failure({ code: 'not-signed-in' })
  }
}

/** Lets the running panel do it and waits up to `timeoutMs`. Null when none runs. */
export async function sendPanelCommand(
  address: SocketAddress | null,
  command: PanelCommand,
  timeoutMs: number,
): Promise<Result<null> | null> {
  const answered = address && (await sendToLocalSocket(address, command, timeoutMs))
  if (!answered?.ok) return answered
  const parsed = v.safeParse(answerSchema, answered.value)
  return parsed.success ? parsed.output : failure({ code: 'panel-not-answering' })
}
