import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { exampleSnapshot } from '../../../test/fixtures/example-snapshot.ts'
import type { AppSnapshot, ColleagueView, SessionView } from '../../shared/app-snapshot.ts'
import { createTranslator, type Translator } from '../../shared/i18n/translator.ts'
import { trayView, type TrayItem } from './tray-view.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')

const now = new Date(2024, 2, 5, 17, 0).getTime()
const thisMorning = new Date(2024, 2, 5, 8, 5).getTime()
const yesterday = new Date(2024, 2, 4, 8, 5).getTime()

const agentId = '20001'
const signedIn: SessionView = { state: 'signed-in', agentId, kind: 'owned', since: 0, passwordExpiresInDays: null }
const problem = { code: 'session-lost' } as const
const sessions: Readonly<Record<SessionView['state'], SessionView>> = {
  'signed-out': { state: 'signed-out', problem: null },
  'signing-in': { state: 'signing-in', agentId },
  'signed-in': signedIn,
  'signing-out': { state: 'signing-out', agentId },
  recovering: { state: 'recovering', agentId, retryAt: null, problem: null },
  lost: { state: 'lost', agentId, kind: 'owned', at: 0, problem },
  locked: { state: 'locked', agentId },
}

const colleague = (workno: string, parts: Partial<ColleagueView> = {}): ColleagueView => ({
  workno,
  name: workno,
  groupname: '',
  last: null,
  ...parts,
})
const colleagues = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => colleague(String(first + index)))

const shown = (snapshot: Partial<AppSnapshot> = {}, t: Translator = en) =>
  trayView({ ...exampleSnapshot, session: signedIn, ...snapshot }, t, now)
/** The labels of the menu. */
const lines = (menu: readonly TrayItem[]) => menu.map((item) => (item.kind === 'separator' ? '—' : item.label))
const lookUps = (menu: readonly TrayItem[]) =>
  menu.flatMap((item) => (item.kind === 'action' && item.action.type === 'look-up' ? [item.action.workno] : []))

describe('the icon and its tooltip', () => {
  it.each<[SessionView['state'], string, string, string]>([
    ['signed-out', 'signed-out', 'Signed out', '未签入'],
    ['signing-in', 'working', '20001 · Signing in…', '20001 · 正在签入…'],
    ['signed-in', 'signed-in', '20001 · Signed in', '20001 · 已签入'],
    ['signing-out', 'working', '20001 · Signing out…', '20001 · 正在签出…'],
    ['recovering', 'working', '20001 · Recovering…', '20001 · 正在恢复…'],
    ['lost', 'lost', '20001 · Session lost', '20001 · 签入已失效'],
    ['locked', 'lost', '20001 · The system keyring is locked', '20001 · 系统密钥环已锁定'],
  ])('of a session that is %s', (state, icon, inEnglish, inChinese) => {
    const session = sessions[state]
    expect(shown({ session })).toMatchObject({ icon, tooltip: `AgentBar\n${inEnglish}` })
    expect(shown({ session }, zh)).toMatchObject({ icon, tooltip: `AgentBar\n${inChinese}` })
  })

  it('name the hotkey while it works, and so does the first item of the menu', () => {
    const hotkey = { accelerator: 'Control+Alt+K', state: 'active' } as const
    expect(shown({ hotkey }).tooltip.split('\n')[2]).toBe('Ctrl+Alt+K opens and hides it')
    expect(lines(shown({ hotkey }, zh).menu)[0]).toBe('打开座席工具条（Ctrl+Alt+K）')
    const taken = shown({ hotkey: { ...hotkey, state: 'taken' } })
    expect(taken.tooltip.split('\n')).toHaveLength(2)
    expect(lines(taken.menu)[0]).toBe('Open AgentBar')
  })

  it('name the demo', () => {
    expect(shown({ isDemo: true }).tooltip).toBe('AgentBar (Demo)\n20001 · Signed in')
    expect(shown({ isDemo: true }, zh).tooltip).toBe('AgentBar (演示)\n20001 · 已签入')
  })
})

describe('the menu', () => {
  const favouriteColleagues = [colleague('20012', { name: '张三' })]
  const recentColleagues = [colleague('20011')]

  it('has exactly these items', () => {
    expect(lines(shown({ favouriteColleagues, recentColleagues }).menu)).toEqual([
      'Open AgentBar',
      '—',
      'Favourites',
      '张三 20012',
      '—',
      'Recent',
      '20011',
      '—',
      'Sign out',
      'Reset panel position',
      'Settings',
      '—',
      'Quit AgentBar',
    ])
  })

  it('has one line for each colleague, whatever the name has in it', () => {
    const hostile = colleague('20012', { name: '张三\r\nQuit\t\u202e' })
    expect(lines(shown({ recentColleagues: [hostile] }).menu)).toContain('张三␍␊Quit␉\\u{202e} 20012')
  })

  it('is the same in Chinese', () => {
    expect(lines(shown({ favouriteColleagues, recentColleagues }, zh).menu)).toEqual([
      '打开座席工具条',
      '—',
      '常用',
      '张三 20012',
      '—',
      '最近查询',
      '20011',
      '—',
      '签出',
      '恢复面板位置',
      '设置',
      '—',
      '退出座席工具条',
    ])
  })

  it('has no headings without colleagues', () => {
    const { menu } = shown()
    expect(menu.filter(({ kind }) => kind === 'heading')).toEqual([])
    expect(menu.map((item) => (item.kind === 'action' ? item.action.type : '—'))).toEqual([
      'open',
      '—',
      'sign-out',
      'reset-position',
      'settings',
      '—',
      'quit',
    ])
  })

  it.each<[SessionView['state'], string]>([
    ['signed-out', 'sign-in'],
    ['signing-in', 'sign-out'],
    ['signed-in', 'sign-out'],
    ['signing-out', 'sign-out'],
    ['recovering', 'sign-out'],
    ['lost', 'sign-in'],
    ['locked', 'sign-in'],
  ])('of a session that is %s offers to %s', (state, offered) => {
    const types = shown({ session: sessions[state] }).menu.flatMap((item) =>
      item.kind === 'action' ? [item.action.type] : [],
    )
    expect(types.filter((type) => type.startsWith('sign-'))).toEqual([offered])
  })

  it('looks up the colleague that is picked', () => {
    expect(lookUps(shown({ favouriteColleagues, recentColleagues }).menu)).toEqual(['20012', '20011'])
  })

  it('is limited to ten favourites and five recent colleagues', () => {
    const { menu } = shown({ favouriteColleagues: colleagues(20_100, 30), recentColleagues: colleagues(20_200, 15) })
    expect(lookUps(menu)).toEqual([...colleagues(20_100, 10), ...colleagues(20_200, 5)].map(({ workno }) => workno))
  })
})

describe('a colleague in the menu', () => {
  const label = (parts: Partial<ColleagueView>, t: Translator) =>
    lines(shown({ recentColleagues: [colleague('20011', parts)] }, t).menu)[3]
  const busy = { availability: 'busy', status: 7, phonenumber: '70942' } as const

  it('has the availability of the last answer with its time', () => {
    expect(label({ name: '张三', last: { ...busy, at: thisMorning } }, en)).toBe(
      `张三 20011 · ${en('availability.busy')} (as of 08:05)`,
    )
    expect(label({ name: '张三', last: { ...busy, at: thisMorning } }, zh)).toBe(
      `张三 20011 · ${zh('availability.busy')}（08:05 查询）`,
    )
  })

  it('is never free alone when there is no phone to hand the customer to', () => {
    const last = { availability: 'free-no-phone', status: 4, phonenumber: '', at: thisMorning } as const
    expect(label({ last }, en)).toBe(`20011 · ${en('availability.free-no-phone')} (as of 08:05)`)
    expect(label({ last }, zh)).toBe(`20011 · ${zh('availability.free-no-phone')}（08:05 查询）`)
  })

  it('has the day too if that is not today', () => {
    expect(label({ last: { ...busy, at: yesterday } }, en)).toMatch(/^20011 · [^(]+ \(as of Mar 4, 2024.*08:05\)$/)
    expect(label({ last: { ...busy, at: yesterday } }, zh)).toMatch(/^20011 · [^（]+（2024年3月4日.*08:05 查询）$/)
  })

  it('has no availability without an answer, and no number twice', () => {
    expect(label({ name: 'Zhang San' }, en)).toBe('Zhang San 20011')
    expect(label({}, en)).toBe('20011')
  })
})

describe('the shift change', () => {
  const { isSessionStored: _, ...profile } = exampleProfile

  it('is in the menu as long as there is an agent to be left', () => {
    expect(lines(shown({ profile }).menu)).toContain(en('settings.changeShift'))
    expect(lines(shown({ profile: null }).menu)).not.toContain(en('settings.changeShift'))
  })
})
