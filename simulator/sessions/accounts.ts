/** An account of the simulated gateway. */
export interface Account {
  readonly agentId: string
  readonly name: string
  readonly password: string
  readonly phone: string
  /** What is special at sign-in (docs/gateway.md §4.1, §8); absent for an ordinary account. */
  readonly trait?:
    | 'password-expired'
    | 'must-change-password'
    | 'password-expires-soon'
    | 'locked'
    | 'signed-in-elsewhere'
    | 'signed-in-elsewhere-for-good'
}

/** The default accounts. None of these passwords is used anywhere else. */
export const accounts: readonly Account[] = [
  { agentId: '20010', name: '韩梅梅', password: 'Agent@20010', phone: '70910' },
  { agentId: '20013', name: '李雷', password: 'Agent@20013', phone: '70913' },
  { agentId: '20014', name: 'Emma Clark', password: 'Agent@20014', phone: '70914' },
  { agentId: '20015', name: '马春梅', password: 'Agent@20015', phone: '70915', trait: 'password-expired' },
  { agentId: '20016', name: '朱国栋', password: 'Agent@20016', phone: '70916', trait: 'must-change-password' },
  { agentId: '20017', name: '胡雪莹', password: 'Agent@20017', phone: '70917', trait: 'password-expires-soon' },
  { agentId: '20018', name: 'Tomasz Kowalski', password: 'Agent@20018', phone: '70918', trait: 'locked' },
  { agentId: '20019', name: '郭一鸣', password: 'Agent@20019', phone: '70919', trait: 'signed-in-elsewhere' },
  { agentId: '20020', name: '何可欣', password: 'Agent@20020', phone: '70920', trait: 'signed-in-elsewhere-for-good' },
  { agentId: '1010', name: '林涛', password: 'Agent@1010', phone: '70901' },
  { agentId: '700010', name: 'Priya Patel', password: 'Agent@700010', phone: '70902' },
]

/** The account of the demo and of most tests. */
export const demoAccount = { agentId: '20010', password: 'Agent@20010', phone: '70910' } as const
