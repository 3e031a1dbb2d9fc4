import type { AgentInfo } from '../../shared/agent-info.ts'

/** What is worth remembering of a colleague. No state: it would be old when seen again. */
export type RecentColleague = Pick<AgentInfo, 'workno' | 'name' | 'groupname'>

const mostKept = 8

/** The colleagues found in this run, newest first, and the one chosen among them by arrow keys. In memory only. */
export class RecentLookups {
  #all = $state.raw<readonly RecentColleague[]>([])
  #activeIndex = $state(-1)

  remember(agent: AgentInfo): void {
    const { workno, name, groupname } = agent
    const others = this.#all.filter((colleague) => colleague.workno !== workno)
    this.#all = [{ workno, name, groupname }, ...others].slice(0, mostKept)
  }

  /** Those whose number begins with, or whose name contains, what was typed; all for an empty text. */
  matching(text: string): readonly RecentColleague[] {
    const wanted = text.normalize('NFKC').trim().toLowerCase()
    if (wanted === '') return this.#all
    return this.#all.filter(({ workno, name }) => workno.startsWith(wanted) || name.toLowerCase().includes(wanted))
  }

  get activeIndex(): number {
    return this.#activeIndex
  }

  /** Moves the choice by one among `count` rows, and past either end to no choice. */
  move(step: 1 | -1, count: number): void {
    const places = count + 1
    this.#activeIndex = ((this.#activeIndex + 1 + step + places) % places) - 1
  }

  chooseNone(): void {
    this.#activeIndex = -1
  }
}
