import type { AdoptInput } from '../../shared/commands.ts'
import { parsePastedGuid } from '../../shared/pasted-guid.ts'
import { normalizeTypedText } from '../../shared/typed-text.ts'
import type { SessionElsewhere } from '../app/session-elsewhere.ts'
import { TouchedFields } from './touched-fields.svelte.ts'
import { validateAgentId, validateGatewayAddress, type FieldProblem } from './validate-sign-in.ts'

export type AdoptSessionField = 'gateway' | 'agentId' | 'guid'
type AdoptSessionProblems = Partial<Record<AdoptSessionField, FieldProblem>>

/** The values of the form that adopts the session of another program. */
export class AdoptSessionForm {
  gateway = $state('')
  agentId = $state('')
  /** Cleared once it is sent. */
  guid = $state('')
  caFile = $state<string | null>(null)
  readonly fields = new TouchedFields<AdoptSessionField>(['gateway', 'agentId', 'guid'])

  constructor(session: SessionElsewhere | null) {
    if (!session) return
    this.gateway = session.gateway
    this.agentId = session.agentId
    this.caFile = session.caFile
  }

  get allProblems(): AdoptSessionProblems {
    const gateway = validateGatewayAddress(this.gateway)
    const agentId = validateAgentId(this.agentId)
    const guid = validateGuid(this.guid)
    return { ...(gateway && { gateway }), ...(agentId && { agentId }), ...(guid && { guid }) }
  }

  get problems(): AdoptSessionProblems {
    return this.fields.shown(this.allProblems, (field) => normalizeTypedText(this[field]) === '')
  }

  /** The values as main takes them. */
  get input(): AdoptInput {
    const { gateway, agentId, guid, caFile } = this
    return { gateway: normalizeTypedText(gateway), agentId: normalizeTypedText(agentId), guid: guid.trim(), caFile }
  }

  clearGuid(): void {
    this.guid = ''
    this.fields.untouch('guid')
  }
}

function validateGuid(typed: string): FieldProblem | null {
  if (normalizeTypedText(typed) === '') return { key: 'adopt.problem.guidMissing' }
  return parsePastedGuid(typed) !== null ? null : { key: 'adopt.problem.guidInvalid' }
}
