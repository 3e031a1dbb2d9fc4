import { app } from 'electron'
import { describeThrown, type UncaughtErrors } from '../../core/uncaught-errors.ts'
import { describeError } from '../../shared/i18n/describe-error.ts'
import { createTranslator, resolveLanguage, type Translator } from '../../shared/i18n/translator.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { visibleJson, visibleText } from '../../shared/visible-text.ts'
import { composeCore, type Core } from '../composition/compose-core.ts'
import { sendPanelCommand, type PanelCommand } from '../panel-commands/panel-commands.ts'
import { systemLanguage } from '../composition/system-language.ts'
import { signInToDemo, preparePlatformServices, type PlatformServices } from '../composition/platform-services.ts'
import { formatAgentInfo } from './format-agent-info.ts'
import { runSessionCommand } from './run-session-command.ts'
import { exitCodeFor } from './exit-codes.ts'
import { exitUnexpectedly } from './prepare-windowless.ts'
import type { Launch } from './launch-arguments.ts'
import { restoreStoredSession } from './restore-stored-session.ts'
import { explainNotSignedIn } from './explain-not-signed-in.ts'
import { writeOutput } from './write-output.ts'

/** Extra time for a panel that runs a command: it may be starting or waiting for the keyring. */
const extraPanelTimeMs = 30_000
/** Long enough for a panel that is just starting. */
const panelStateTimeoutMs = 5_000

type Command = Exclude<Launch, { kind: 'panel' }>
/** What a command prints on standard output, by lines. The exit code is 0 if not given. */
interface Outcome {
  readonly lines: readonly string[]
  readonly exitCode?: number
}

/**
 * Runs a command without a window and exits. An unexpected error is printed as one line, with exit
 * code 1. After one that nobody caught, the command says nothing more: `prepareWindowless` has it
 * printed, and exits.
 */
export async function runCommandLine(launch: Result<Launch>, uncaught: UncaughtErrors): Promise<void> {
  try {
    const exitCode = await runAndPrint(launch, uncaught)
    if (!uncaught.hasTaken) app.exit(exitCode)
  } catch (error) {
    if (!uncaught.hasTaken) await exitUnexpectedly(describeThrown(error))
  }
}

/** Resolves with the exit code. */
async function runAndPrint(launch: Result<Launch>, uncaught: UncaughtErrors): Promise<number> {
  const command = launch.ok && launch.value.kind !== 'panel' ? launch.value : null
  const platformServices = preparePlatformServices(command?.kind === 'lookup' ? command.demoProfile : null)
  await app.whenReady()
  const language = systemLanguage()
  const core = composeCore({ ...platformServices, mayPoll: false, version: app.getVersion(), systemLanguage: language })
  const t = createTranslator(resolveLanguage(core.settings.current.language, language), process.platform)
  const usageError = failure(launch.ok ? { code: 'bad-input' } : launch.error)
  const outcome = command ? await run(command, core, platformServices, t) : usageError
  await core.session.stop()
  platformServices.stop()
  return uncaught.hasTaken ? exitCodeFor('internal') : printed(outcome, t)
}

/** Prints the answer, or why there is none, and resolves with the exit code. */
async function printed(outcome: Result<Outcome>, t: Translator): Promise<number> {
  const written = outcome.ok ? await writeLines(() => process.stdout, outcome.value.lines) : outcome
  if (written.ok) return outcome.ok ? (outcome.value.exitCode ?? 0) : 0
  // If not even this can be written, the exit code alone tells.
  await writeLines(() => process.stderr, [errorLine(t, written.error)])
  return exitCodeFor(written.error.code)
}

async function run(
  command: Command,
  core: Core,
  platformServices: PlatformServices,
  t: Translator,
): Promise<Result<Outcome>> {
  switch (command.kind) {
    case 'help':
      return success({ lines: t('cli.help', { version: app.getVersion() }).split('\n') })
    case 'version':
      return success({ lines: [app.getVersion()] })
    case 'lookup':
      return lookup(command, core, platformServices, t)
    case 'status':
      return status(command.isJson, core, t)
    case 'sign-in':
    case 'adopt':
    case 'sign-out': {
      const timeoutMs = core.settings.current.requestTimeoutMs + extraPanelTimeMs
      const sendToPanel = (panelCommand: PanelCommand) =>
        sendPanelCommand(platformServices.socketAddress, panelCommand, timeoutMs)
      const changed = await runSessionCommand(command, { core, t, sendPanelCommand: sendToPanel })
      return changed.ok ? success({ lines: [changed.value] }) : changed
    }
  }
}

async function lookup(
  command: Extract<Launch, { kind: 'lookup' }>,
  core: Core,
  platformServices: PlatformServices,
  t: Translator,
): Promise<Result<Outcome>> {
  if (platformServices.demo) await signInToDemo(core, platformServices)
  else await restoreStoredSession(core)
  const restored = core.store.current.session
  // The check has just waited as long as a lookup may. Asking once more would double the wait.
  if (restored.state === 'recovering' && restored.problem?.code === 'gateway-timeout') return failure(restored.problem)
  const answer = await core.lookup.queryAgentInfoByWorkNo(command.workno)
  if (platformServices.demo) await core.session.signOut()
  if (!answer.ok)
    return answer.error.code === 'not-signed-in' ? failure(await explainFailedLookup(core, platformServices)) : answer
  return success({ lines: command.isJson ? jsonLines(answer.value.agent) : formatAgentInfo(t, answer.value) })
}

/** Why this process is not signed in. The running panel may be, with a session in memory only. */
async function explainFailedLookup(core: Core, { socketAddress }: PlatformServices): Promise<AppError> {
  const problem = explainNotSignedIn(core.store.current)
  if (problem.code !== 'not-signed-in') return problem
  const panel = await sendPanelCommand(socketAddress, { command: 'is-signed-in' }, panelStateTimeoutMs)
  return panel?.ok ? { ...problem, reason: 'signed-in-in-panel-only' } : problem
}

async function status(isJson: boolean, core: Core, t: Translator): Promise<Result<Outcome>> {
  await restoreStoredSession(core)
  const { session, profile } = core.store.current
  const isSignedIn = session.state === 'signed-in'
  const exitCode = isSignedIn ? 0 : exitCodeFor('not-signed-in')
  const gateway = profile?.gateway ?? ''
  if (isJson) {
    const { state } = session
    const facts = { state, gateway: profile?.gateway ?? null, agentId: profile?.agentId ?? null }
    const lines = jsonLines(isSignedIn ? { ...facts, kind: session.kind, since: session.since } : facts)
    return success({ lines, exitCode })
  }
  if (isSignedIn) return success({ lines: [t('cli.signedIn', { agentId: session.agentId, gateway })] })
  if (session.state === 'recovering')
    return success({ lines: [t('cli.recovering', { agentId: session.agentId, gateway })], exitCode })
  return success({ lines: [t('cli.notSignedIn')], exitCode })
}

/** Formats an error as one line: what happened, what to do, and the codes for the help desk. */
function errorLine(t: Translator, error: AppError): string {
  const { title, nextStep, smallPrint } = describeError(t, error)
  return `agentbar: ${title} ${nextStep} [${smallPrint}]`
}

const jsonLines = (value: unknown): string[] => visibleJson(value).split('\n')

/** The only way out: whatever a line has in it, on a terminal it is one line and steers nothing. */
const writeLines = (openStream: () => NodeJS.WriteStream, lines: readonly string[]): Promise<Result<null>> =>
  writeOutput(openStream, `${lines.map(visibleText).join('\n')}\n`)
