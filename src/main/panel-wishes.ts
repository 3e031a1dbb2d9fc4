import type { TrayAction } from '../core/desktop/tray-view.ts'
import { readLookupLink } from '../core/lookup/lookup-link.ts'
import type { PanelRequests } from '../core/panel/panel-requests.ts'
import type { PanelLaunch } from './cli/launch-arguments.ts'
import type { Core } from './compose-core.ts'
import type { HandOverDesk } from './hand-over.ts'
import type { PanelWindow } from './shell/panel-window.ts'

export interface PanelWishesParts {
  readonly core: Core
  readonly panel: PanelWindow
  readonly requests: PanelRequests
  readonly handOver: HandOverDesk
  readonly quit: () => void
}

/** What is asked of the running program from outside its page: by arguments, by links, by the tray's menu. */
export class PanelWishes {
  readonly #parts: PanelWishesParts

  constructor(parts: PanelWishesParts) {
    this.#parts = parts
  }

  /** The wishes of a start that found the program running. */
  ofSecondStart(launch: PanelLaunch): void {
    const { panel } = this.#parts
    if (launch.isToggle) return panel.toggle()
    if (launch.isHidden && launch.workno === null && launch.link === null) return
    panel.show()
    this.ofStart(launch)
  }

  /** A number to look up and a link, as far as given. */
  ofStart({ workno, link }: Pick<PanelLaunch, 'workno' | 'link'>): void {
    if (workno !== null) this.#parts.requests.ask({ kind: 'look-up', workno })
    if (link !== null) this.ofLink(link)
  }

  /** A link does no more than what an agent can type, or is asked about; one that is none of ours is passed over. */
  ofLink(link: string): void {
    const { core, requests, handOver } = this.#parts
    const workno = readLookupLink(link, core.settings.current.highestWorkno)
    if (workno !== null) requests.ask({ kind: 'look-up', workno })
    else handOver.open(link)
  }

  ofTray(action: TrayAction): void {
    const { core, panel, requests, quit } = this.#parts
    switch (action.type) {
      case 'open':
        return panel.show()
      case 'look-up':
        panel.show()
        return requests.ask({ kind: 'look-up', workno: action.workno })
      case 'sign-in':
      case 'settings':
        panel.show()
        return requests.ask({ kind: 'show', view: action.type })
      case 'sign-out':
        return void core.session.signOut()
      case 'reset-position':
        return panel.resetPosition()
      case 'quit':
        return quit()
    }
  }
}
