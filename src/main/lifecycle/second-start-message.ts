import * as v from 'valibot'
import { failure, type Result } from '../../shared/result.ts'
import { parseLaunchArguments, type PanelLaunch } from '../cli/launch-arguments.ts'

const messageSchema = v.object({ arguments: v.string() })
const argumentsSchema = v.array(v.string())

/**
 * The arguments of a second start, for the program that runs. One text of ASCII: Electron loses
 * data that has ASCII and characters above U+00FF in one text.
 */
export const secondStartMessage = (args: readonly string[]): { readonly arguments: string } => ({
  arguments: JSON.stringify(args).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ),
})

/** What a second start wants of the panel; `bad-input` if that cannot be read. */
export function parseSecondStartMessage(data: unknown): Result<PanelLaunch> {
  const message = v.safeParse(messageSchema, data)
  const args = v.safeParse(argumentsSchema, message.success ? parseJson(message.output.arguments) : undefined)
  const launch = args.success ? parseLaunchArguments(args.output) : unreadable
  if (!launch.ok) return unreadable
  const { value } = launch
  return value.kind === 'panel' ? { ok: true, value } : unreadable
}

const unreadable = failure({ code: 'bad-input', detail: 'arguments' })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
