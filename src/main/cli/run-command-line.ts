import { app } from 'electron'
import { describeError } from '../../shared/i18n/describe-error.ts'
import { createTranslator, resolveLanguage, type Translator } from '../../shared/i18n/translator.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { composeCore, type Core } from '../composition/compose-core.ts'
import { sendPanelCommand, type PanelCommand } from '../panel-commands/panel-commands.ts'
import { systemLanguage } from '../composition/system-language.ts'
import { signInToDemo, preparePlatformServices, type PlatformServices } from '../composition/platform-services.ts'
import { formatAgentInfo } from './format-agent-info.ts'
import { runSessionCommand } from './run-session-command.ts'
import { exitCodeFor } from './exit-codes.ts'
import type { Launch } from './launch-arguments.ts'
import { restoreStoredSession } from './restore-session.ts'
import { explainNotSignedIn } from './explain-not-signed-in.ts'

/** What a panel that does as a command asks may need beyond the gateway's time: its own start, and the keyring. */
const panelGraceMs = 30_000
/** A panel is asked about itself: that takes no time, but for one that is just starting. */
const panelAnswerMs = 5_000

type Command = Exclude<Launch, { kind: 'panel' }>
/** What a command prints on standard output, and how it ends when that is not 0. */
interface Outcome {
  readonly text: string
  readonly exitCode?: number
}

/** Runs one command of the same program without a window, and ends it with an exit code; a surprise is one line and exit code 1. */
export async function runCommandLine(launch: Result<Launch>): Promise<void> {
  try {
    app.exit(await runToEnd(launch))
  } catch (surprise) {
    await write(process.stderr, `agentbar: ${surprise instanceof Error ? surprise.message : 'unknown'} [internal]`)
    app.exit(exitCodeFor('internal'))
  }
}

async function runToEnd(launch: Result<Launch>): Promise<number> {
  const command = launch.ok && launch.value.kind !== 'panel' ? launch.value : null
  const platformServices = preparePlatformServices(command?.kind === 'lookup' ? command.demoProfile : null)
  await app.whenReady()
  const language = systemLanguage()
  const core = composeCore({ ...platformServices, mayPoll: false, version: app.getVersion(), systemLanguage: language })
  const t = createTranslator(resolveLanguage(core.settings.current.language, language))
  const wrongCall = failure(launch.ok ? { code: 'bad-input' } : launch.error)
  const outcome = command ? await run(command, core, platformServices, t) : wrongCall
  await core.session.stop()
  platformServices.stop()
  if (outcome.ok) await write(process.stdout, outcome.value.text)
  else await write(process.stderr, errorLine(t, outcome.error))
  return outcome.ok ? (outcome.value.exitCode ?? 0) : exitCodeFor(outcome.error.code)
}

async function run(
  command: Command,
  core: Core,
  platformServices: PlatformServices,
  t: Translator,
): Promise<Result<Outcome>> {
  switch (command.kind) {
    case 'help':
      return success({ text: t('cli.help', { version: app.getVersion() }) })
    case 'version':
      return success({ text: app.getVersion() })
    case 'lookup':
      return lookup(command, core, platformServices, t)
    case 'status':
      return status(command.isJson, core, t)
    case 'sign-in':
    case 'adopt':
    case 'sign-out': {
      const patienceMs = core.settings.current.requestTimeoutMs + panelGraceMs
      const askPanelBeside = (asked: PanelCommand) =>
        sendPanelCommand(platformServices.socketAddress, asked, patienceMs)
      const changed = await runSessionCommand(command, { core, t, sendPanelCommand: askPanelBeside })
      return changed.ok ? success({ text: changed.value }) : changed
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
  const answer = await core.lookup.queryAgentInfoByWorkNo(command.workno)
  if (platformServices.demo) await core.session.signOut()
  if (!answer.ok)
    return answer.error.code === 'not-signed-in' ? failure(await notSignedIn(core, platformServices)) : answer
  const { agent, answeredAt } = answer.value
  return success({
    text: command.isJson ? JSON.stringify(agent, null, 2) : formatAgentInfo(t, agent, answeredAt).join('\n'),
  })
}

/** Why this process is not signed in; where the panel beside it is, in its memory alone, that is said. */
async function notSignedIn(core: Core, { socketAddress }: PlatformServices): Promise<AppError> {
  const problem = explainNotSignedIn(core.store.current)
  if (problem.code !== 'not-signed-in') return problem
  const beside = await sendPanelCommand(socketAddress, { command: 'is-signed-in' }, panelAnswerMs)
  return beside?.ok ? { ...problem, detail: 'panelOnly' } : problem
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
    return success({
      text: JSON.stringify(isSignedIn ? { ...facts, kind: session.kind, since: session.since } : facts, null, 2),
      exitCode,
    })
  }
  if (isSignedIn) return success({ text: t('cli.signedIn', { agentId: session.agentId, gateway }) })
  if (session.state === 'recovering')
    return success({ text: t('cli.recovering', { agentId: session.agentId, gateway }), exitCode })
  return success({ text: t('cli.notSignedIn'), exitCode })
}

/** One line: what happened and what to do, with the codes for the help desk. */
function errorLine(t: Translator, error: AppError): string {
  const { title, nextStep, smallPrint } = describeError(t, error)
  return `agentbar: ${title} ${nextStep} [${smallPrint}]`.replace(/\s*\n\s*/g, ' ')
}

const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => void stream.write(`${text}\n`, () => resolve()))
