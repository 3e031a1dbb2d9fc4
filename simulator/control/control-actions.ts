import type { SimulatorControl } from './simulator-control.ts'
import { readFault } from './fault-schema.ts'
import { strictObject } from './json-schema.ts'
import type { JsonSchema } from './json-schema.ts'
import type { RequestLogEntry } from '../server/request-log.ts'

/** An action of the control endpoint. */
export interface ControlAction {
  /** Schema of the input, `action` included. */
  readonly schema: JsonSchema
  /** @throws RangeError with a message for the caller when the action fails. */
  run(
    input: Readonly<Record<string, unknown>>,
    control: SimulatorControl,
    requests: readonly RequestLogEntry[],
  ): unknown
}

const workno: JsonSchema = { type: 'string', pattern: '^[1-9]\\d{0,5}$' }
const count: JsonSchema = { type: 'integer', minimum: 0, maximum: 4_294_967_295 }

function action(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  run: ControlAction['run'],
): ControlAction {
  return { schema: strictObject({ action: { type: 'string' }, ...properties }, ['action', ...required]), run }
}

function onAgent(run: (control: SimulatorControl, agentId: string) => void): ControlAction {
  return action({ agentId: workno }, ['agentId'], (input, control) => run(control, String(input['agentId'])))
}

/** All actions, by name. */
export const controlActions: Readonly<Record<string, ControlAction>> = {
  addFault: action({ fault: { type: 'object' } }, ['fault'], (input, control) => {
    const read = readFault(input['fault'])
    if ('errors' in read) throw new RangeError(read.errors.join('; '))
    return { id: control.faults.add(read.fault) }
  }),
  removeFault: action({ id: { type: 'string' } }, ['id'], (input, control) => {
    const id = String(input['id'])
    if (!control.faults.remove(id)) throw new RangeError(`no fault ${id}`)
  }),
  clearFaults: action({}, [], (_input, control) => control.faults.clear()),
  listFaults: action({}, [], (_input, control) => control.faults.list()),
  reset: action({}, [], (_input, control) => control.reset()),
  colleague: action({ workno }, ['workno'], (input, control) => {
    const info = control.agentInfo(String(input['workno']))
    if (info === undefined) throw new RangeError(`no colleague ${String(input['workno'])}`)
    return info
  }),
  setState: action(
    {
      workno,
      status: { ...count, maximum: 255 },
      ctiStatus: { ...count, maximum: 255 },
      reason: count,
      isInConference: { type: 'boolean' },
      secondsInState: count,
    },
    ['workno'],
    ({ action: _action, workno: number, ...change }, control) => control.setState(String(number), change),
  ),
  sessions: action({}, [], (_input, control) => control.sessions()),
  requests: action({}, [], (_input, _control, requests) => requests),
  forceSignOut: action({ agentId: workno, withEvent: { type: 'boolean' } }, ['agentId'], (input, control) =>
    control.forceSignOut(String(input['agentId']), input['withEvent'] as boolean | undefined),
  ),
  rotateGuid: onAgent((control, agentId) => control.rotateGuid(agentId)),
  expireGuid: onAgent((control, agentId) => control.expireGuid(agentId)),
  signInElsewhere: onAgent((control, agentId) => control.signInElsewhere(agentId)),
  pushEvent: action(
    { agentId: workno, eventType: { type: 'string', pattern: '^\\w{1,100}$' }, content: {} },
    ['agentId', 'eventType'],
    (input, control) =>
      control.pushEvent(String(input['agentId']), { eventType: String(input['eventType']), content: input['content'] }),
  ),
}
