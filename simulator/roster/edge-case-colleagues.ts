import type { Colleague, ColleagueState, Skill, RecordVariant } from './colleague.ts'
import { offlineState } from './colleague.ts'
import { signInBefore } from './sign-in-before.ts'
import { skills, teams } from './seed-data.ts'

/** The VDN of the agents, as in the documented sample. */
export const vdnId = 6
const otherVdnId = 7
/** Free, with a name and all that a card shows. */
export const suggestedColleague = { workno: '20101', name: '李娜' } as const
const minuteMs = 60_000

type StatePair = readonly [status: number, ctiStatus: number]

interface EdgeCase {
  readonly minutes?: number
  readonly reason?: number
  readonly isInConference?: boolean
  readonly mediaServers?: string
  readonly team?: number | null
  readonly skills?: readonly Skill[]
  readonly phone?: string
  readonly variant?: RecordVariant
  readonly vdnId?: number
  readonly takesInboundCalls?: boolean
}

const idle: StatePair = [4, 1]
const signedOut: StatePair = [2, 0]

const manySkills: readonly Skill[] = [
  ...skills,
  ...Array.from({ length: 14 }, (_, index) => ({ name: `queue_${index + 1}`, id: 40 + index, mediatype: 5 })),
  { name: 'hologram', id: 99, mediatype: 99 },
]

const longChineseName = '阿不都热合曼·买买提明·欧阳诸葛慕容司徒上官皇甫尉迟公孙轩辕令狐钟离宇文长孙鲜于闾丘司空'
const longLatinName =
  'Maximiliana Wilhelmina Konstantinopolitanska-Featherstonehaugh van der Wolkenkratzerburg y Mendoza'

/**
 * One colleague per case: number, name, state and what is special. Their states never change.
 * The list is the table "Colleagues to know" of simulator/README.md.
 */
function edgeCases(preRestCtiStatus: number): readonly (readonly [string, string, StatePair, EdgeCase?])[] {
  return [
    [suggestedColleague.workno, suggestedColleague.name, idle, { minutes: 4, team: 1 }],
    ['20102', '赵敏', [7, 5], { minutes: 7, team: 4 }],
    ['20103', '孙浩然', [7, 2], { minutes: 0, team: 5 }],
    ['20104', 'Sofia Martinez', [7, 3], { minutes: 1, team: 6 }],
    ['20105', 'James O’Connor', [7, 4], { minutes: 1, team: 7 }],
    ['20106', '周杰', [3, 7], { minutes: 12, reason: 201, team: 8 }],
    ['20107', '吴秀英', [5, 6], { minutes: 2 }],
    ['20108', 'Hannah Schmidt', [8, 8], { minutes: 9, reason: 3, team: 6 }],
    ['20109', '黄建国', [9, preRestCtiStatus], { minutes: 3 }],
    ['20110', '陈静', signedOut],
    ['20111', '未知状态', [0, 9], { minutes: 5 }],
    ['20112', '签入未用', [1, 1], { minutes: 5 }],
    ['20113', '同空闲态', [6, 1], { minutes: 5 }],
    ['20114', 'Unlisted Status', [42, 1], { minutes: 5 }],
    ['20115', 'Unlisted Platform', [5, 10], { minutes: 5 }],
    ['20116', '矛盾一', [4, 5], { minutes: 5 }],
    ['20117', '矛盾二', [2, 1], { minutes: 5 }],
    ['20118', '郑欣怡', idle, { minutes: 6, isInConference: true }],
    ['20119', '梁文博', idle, { minutes: 6, mediaServers: 'FTT' }],
    ['20120', longChineseName, idle, { minutes: 8 }],
    ['20121', longLatinName, [7, 5], { minutes: 8, team: 6 }],
    ['20122', '20122', idle, { minutes: 8 }],
    ['20123', '谢佳琪', idle, { minutes: 8, team: null }],
    ['20124', '宋立新', idle, { minutes: 8, skills: [] }],
    ['20125', '唐雨桐', idle, { minutes: 8, skills: manySkills, team: 5 }],
    ['20126', '许天佑', idle, { minutes: 8, phone: '' }],
    ['20127', '邓诗涵', [7, 5], { minutes: 4 * 24 * 60 + 61 }],
    ['20128', '<b>Bold</b> & "Quote" {x}', idle, { minutes: 8 }],
    ['20129', '𠮷田 شيماء 👩🏽‍💼 \u202eabc', idle, { minutes: 8 }],
    ['20131', '王伟', idle, { minutes: 15, team: 2 }],
    ['20132', '王伟', [3, 7], { minutes: 2, reason: 200, team: 3 }],
    ['20133', '曹国栋', idle, { minutes: 3, variant: 'old-gateway' }],
    ['20134', 'Ivan Petrov', idle, { minutes: 3, variant: 'numbers', team: 4 }],
    ['20135', '彭春梅', idle, { minutes: 3, variant: 'nulls' }],
    ['20136', '曾一鸣', idle, { minutes: 3, variant: 'extra-fields' }],
    ['20137', '萧可欣', idle, { minutes: 30, takesInboundCalls: false, team: 7 }],
    ['20138', 'Chidi Okafor', idle, { minutes: 2, mediaServers: 'TFF', team: 4 }],
    ['1011', '罗长江', idle, { minutes: 20 }],
    ['30001', '别处座席', idle, { minutes: 20, vdnId: otherVdnId }],
    ['700001', 'Kenji Tanaka', idle, { minutes: 20, team: 6 }],
    ['20139', '潘晓峰', [3, 5], { minutes: 1, reason: 201, team: 4 }],
  ]
}

/**
 * Creates the colleagues of that table. Their states began before `startedAt` (epoch milliseconds).
 */
export function createEdgeCaseColleagues(startedAt: number, preRestCtiStatus: number): Colleague[] {
  return edgeCases(preRestCtiStatus).map(([workno, name, state, edgeCase = {}], index) => ({
    workno,
    name,
    vdnId: edgeCase.vdnId ?? vdnId,
    team: edgeCase.team === null ? null : (teams.find((team) => team.id === (edgeCase.team ?? 2)) ?? null),
    skills: edgeCase.skills ?? skills.slice(index % 5, (index % 5) + 4),
    variant: edgeCase.variant ?? 'documented',
    takesInboundCalls: edgeCase.takesInboundCalls ?? true,
    phone: edgeCase.phone ?? String(70_940 + index + 3),
    mediaServers: edgeCase.mediaServers ?? 'TTT',
    state: createColleagueState(state, edgeCase, startedAt, 12 + ((index * 7) % 30)),
  }))
}

function createColleagueState(
  [status, ctiStatus]: StatePair,
  edgeCase: EdgeCase,
  startedAt: number,
  minutesLate: number,
): ColleagueState {
  if (status === signedOut[0] && ctiStatus === signedOut[1]) return offlineState(startedAt)
  const since = startedAt - (edgeCase.minutes ?? 1) * minuteMs
  return {
    status,
    ctiStatus,
    since,
    signedInAt: signInBefore(since, minutesLate),
    reason: edgeCase.reason ?? 0,
    isInConference: edgeCase.isInConference ?? false,
  }
}
