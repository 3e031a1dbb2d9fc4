import type { ProfileView } from '../../shared/app-snapshot.ts'
import type { AdoptInput } from '../../shared/commands.ts'
import { TouchedFields } from './touched-fields.svelte.ts'
import { validateAgentId, validateGatewayAddress, normalizeTypedText, type FieldProblem } from './validate-sign-in.ts'

export type AdoptSessionField = 'gateway' | 'agentId' | 'guid'
type AdoptSessionProblems = Partial<Record<AdoptSessionField, FieldProblem>>

/** What may be a Guid, bare or as its header has it; main decides (docs/gateway.md §2). */
const guidShape = /^(JSESSIONID=)?[\x21-\x7e]{8,200}$/i

/** The values of the view that takes over another program's session. */
export class AdoptSessionForm {
  gateway = $state('')
  agentId = $state('')
  /** Only until it is sent. */
  guid = $state('')
  caFile = $state<string | null>(null)
  readonly fields = new TouchedFields<AdoptSessionField>(['gateway', 'agentId', 'guid'])

  constructor(known: Pick<ProfileView, 'gateway' | 'agentId' | 'caFile'> | null) {
    if (!known) return
    this.gateway = known.gateway
    this.agentId = known.agentId
    this.caFile = known.caFile
  }

  get allProblems(): AdoptSessionProblems {
    const gateway = validateGatewayAddress(this.gateway)
    const agentId = validateAgentId(this.agentId)
    const guid = validateGuid(this.guid)
    return { ...(gateway && { gateway }), ...(agentId && { agentId }), ...(guid && { guid }) }
  }

  get problems(): AdoptSessionProblems {
    return this.fields.ofTouched(this.allProblems)
  }

  /** Plain values for the bridge. */
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
  const guid = typed.trim()
  if (guid === '') return { key: 'adopt.problem.guidMissing' }
  return guidShape.test(guid) ? null : { key: 'adopt.problem.guidInvalid' }
}
