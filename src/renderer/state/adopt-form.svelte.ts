import type { ProfileView } from '../../shared/app-snapshot.ts'
import type { AdoptInput } from '../../shared/ipc-contract.ts'
import { LeftFields } from './left-fields.svelte.ts'
import { agentIdProblem, gatewayProblem, plain, type FieldProblem } from './sign-in-problems.ts'

export type AdoptField = 'gateway' | 'agentId' | 'guid'
type AdoptProblems = Partial<Record<AdoptField, FieldProblem>>

/** What may be a Guid, bare or as its header has it; main decides (gateway-api.md §2). */
const guidShape = /^(JSESSIONID=)?[\x21-\x7e]{8,200}$/i

/** The values of the view that takes over another program's session. */
export class AdoptForm {
  gateway = $state('')
  agentId = $state('')
  /** Only until it is sent. */
  guid = $state('')
  caFile = $state<string | null>(null)
  readonly fields = new LeftFields<AdoptField>(['gateway', 'agentId', 'guid'])

  constructor(known: Pick<ProfileView, 'gateway' | 'agentId' | 'caFile'> | null) {
    if (!known) return
    this.gateway = known.gateway
    this.agentId = known.agentId
    this.caFile = known.caFile
  }

  get allProblems(): AdoptProblems {
    const gateway = gatewayProblem(this.gateway)
    const agentId = agentIdProblem(this.agentId)
    const guid = guidProblem(this.guid)
    return { ...(gateway && { gateway }), ...(agentId && { agentId }), ...(guid && { guid }) }
  }

  get problems(): AdoptProblems {
    return this.fields.among(this.allProblems)
  }

  /** Plain values for the bridge. */
  get input(): AdoptInput {
    const { gateway, agentId, guid, caFile } = this
    return { gateway: plain(gateway), agentId: plain(agentId), guid: guid.trim(), caFile }
  }

  clearGuid(): void {
    this.guid = ''
    this.fields.forget('guid')
  }
}

function guidProblem(typed: string): FieldProblem | null {
  const guid = typed.trim()
  if (guid === '') return { key: 'adopt.problem.guidMissing' }
  return guidShape.test(guid) ? null : { key: 'adopt.problem.guidInvalid' }
}
