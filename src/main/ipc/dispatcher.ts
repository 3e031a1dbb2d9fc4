import * as v from 'valibot'
import type { Log } from '../../core/ports.ts'
import { commands, type CommandInput, type CommandName, type CommandOutput } from '../../shared/commands.ts'
import { failure, type Result } from '../../shared/result.ts'

export type CommandHandlers = {
  [C in CommandName]: (input: CommandInput<C>) => Result<CommandOutput<C>> | Promise<Result<CommandOutput<C>>>
}

export interface DispatcherParts {
  readonly handlers: CommandHandlers
  readonly log: Log
  readonly newReportId: () => string
}

/**
 * Answers one call of the page. Checks the sender, then the name, then the input, then calls the
 * handler. Never throws: each refusal and each unexpected error is a reply with a code. A refused
 * input names field paths only, since its values may be secrets.
 */
export async function dispatch(
  { handlers, log, newReportId }: DispatcherParts,
  isTrusted: boolean,
  name: unknown,
  input: unknown,
): Promise<Result<unknown>> {
  if (!isTrusted) return failure({ code: 'untrusted-sender' })
  if (typeof name !== 'string' || !Object.hasOwn(commands, name)) return failure({ code: 'unknown-command' })
  const command = name as CommandName
  const parsed = v.safeParse(commands[command].schema, input)
  if (!parsed.success) return failure({ code: 'bad-input', detail: fieldPaths(parsed.issues) })
  try {
    // The only cast in this file: the schema of this very command has just proved the input.
    return await (handlers[command] as (input: unknown) => Result<unknown> | Promise<Result<unknown>>)(parsed.output)
  } catch (surprise) {
    const reportId = newReportId()
    log.error('command failed', {
      reportId,
      command,
      what: surprise instanceof Error ? (surprise.stack ?? surprise.message) : String(surprise),
    })
    return failure({ code: 'internal', reportId })
  }
}

/**
 * The paths of fields that the schemas know. The name of an unlisted field is the caller's own
 * text, so it is not repeated.
 */
const fieldPaths = (issues: readonly v.BaseIssue<unknown>[]): string => [...new Set(issues.map(fieldPath))].join(', ')

const fieldPath = (issue: v.BaseIssue<unknown>): string =>
  issue.expected === 'never' ? 'unlisted field' : (v.getDotPath(issue) ?? 'input')
