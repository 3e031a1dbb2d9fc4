import sample from './samples/agentbyworkno-20011.json' with { type: 'json' }
import type { Colleague } from './colleague.ts'

/**
 * 20011 as documented (docs/gateway.md §3): idle for 1210 seconds at `startedAt`, signed in on 27
 * July 2017.
 */
export function createDocumentedColleague(startedAt: number): Colleague {
  const { result } = sample
  return {
    workno: result.workno,
    name: result.name,
    vdnId: result.vdnid,
    team: { id: result.groupid, name: result.groupname, monitorno: 20101, monitorname: '李娜' },
    skills: result.skilllist,
    variant: 'documented',
    takesInboundCalls: true,
    phone: result.phonenumber,
    mediaServers: result.mediatype,
    state: {
      status: Number(result.status),
      ctiStatus: Number(result.ctiStatus),
      since: startedAt - result.currentstatetime * 1000,
      signedInAt: result.logindate,
      reason: result.currentStateReason,
      isInConference: result.inMultimediaConf === 1,
    },
  }
}
