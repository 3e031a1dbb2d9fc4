import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Log } from '../../core/ports.ts'
import { adoptFromInput, signInFromInput } from '../../core/session/sign-in/sign-in-use-cases.ts'
import { errorCodes, errorReasons } from '../../shared/error-codes.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { SocketAddress } from '../adapters/socket-address.ts'
import { sendToLocalSocket } from '../adapters/local-socket.ts'
import type { Core } from '../composition/compose-core.ts'
import { commandSchemas } from '../ipc/command-schemas.ts'

const { gateway, agentId, phone, caFile, mode } = commandSchemas.signIn.entries
const { guid } = commandSchemas.adoptSession.entries

/** What a command may ask of the panel that runs beside it, strictly. Secrets go in by it, and none comes out. */
const sessionCommandSchema = v.variant('command', [
  v.strictObject({
    command: v.literal('sign-in'),
    wish: v.strictObject({
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
    wish: v.strictObject({ gateway, agentId, guid, caFile: v.exactOptional(caFile) }),
  }),
  v.strictObject({ command: v.literal('sign-out') }),
  v.strictObject({ command: v.literal('is-signed-in') }),
])
export type PanelCommand = v.InferOutput<typeof sessionCommandSchema>

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
      detail: v.exactOptional(text),
      reportId: v.exactOptional(text),
    }),
  }),
])

export interface PanelCommandContext {
  /** Resolves when the start is done with the session: before, it would overtake what a command does. */
  readonly started: Promise<Pick<Core, 'session' | 'settings' | 'questions'>>
  /** The program signs out as it ends, and begins nothing more. */
  readonly isQuitting: () => boolean
  readonly log: Log
}

/** Does in the panel what a command beside it asks for, as if the page had. Never rejects: each refusal and each surprise has a code. */
export async function handlePanelCommand(desk: PanelCommandContext, message: unknown): Promise<Result<null>> {
  const parsed = v.safeParse(sessionCommandSchema, message)
  // The fields' values may be secrets, and so may be a field that nobody knows.
  if (!parsed.success) return failure({ code: 'bad-input', detail: 'command' })
  const { command } = parsed.output
  try {
    const core = await desk.started
    const done = desk.isQuitting() ? failure({ code: 'busy' }) : await obey(core, parsed.output)
    desk.log.info('command beside the panel', { command, code: done.ok ? null : done.error.code })
    return done
  } catch (surprise) {
    const reportId = randomUUID().slice(0, 8)
    desk.log.error('command beside the panel failed', { reportId, command, what: String(surprise) })
    return failure({ code: 'internal', reportId })
  }
}

async function obey(core: Awaited<PanelCommandContext['started']>, asked: PanelCommand): Promise<Result<null>> {
  switch (asked.command) {
    case 'sign-in':
      // What the keyring holds was the agent's choice in the panel.
      return signInFromInput(core, { ...asked.wish, isPasswordToBeStored: null })
    case 'adopt':
      return adoptFromInput(core, asked.wish)
    case 'sign-out':
      return core.session.signOut()
    case 'is-signed-in':
      return core.session.view.state === 'signed-in' ? success(null) : failure({ code: 'not-signed-in' })
  }
}

/** Lets the panel that runs beside this command do it; null when none runs. */
export async function sendPanelCommand(
  place: SocketAddress | null,
  command: PanelCommand,
  patienceMs: number,
): Promise<Result<null> | null> {
  const answered = place && (await sendToLocalSocket(place, command, patienceMs))
  if (!answered?.ok) return answered
  const parsed = v.safeParse(answerSchema, answered.value)
  return parsed.success ? parsed.output : failure({ code: 'panel-not-answering' })
}
