import type { TrayAction } from '../core/desktop/tray-view.ts'
import { readLookupDeepLink } from '../core/lookup/lookup-deep-link.ts'
import type { PendingPanelRequest } from '../core/panel/pending-panel-request.ts'
import type { SessionHandOver } from '../core/session/sign-in/session-hand-over.ts'
import type { PanelLaunch } from './cli/launch-arguments.ts'
import type { Core } from './composition/compose-core.ts'
import type { PanelWindow } from './window/panel-window.ts'

export interface ExternalActionsParts {
  readonly core: Core
  readonly panel: PanelWindow
  readonly requests: PendingPanelRequest
  readonly handOver: SessionHandOver
  readonly quit: () => void
}

/** What is asked of the running program from outside its page: by arguments, by links, by the tray's menu. */
export class ExternalActions {
  readonly #parts: ExternalActionsParts

  constructor(parts: ExternalActionsParts) {
    this.#parts = parts
  }

  /** The externalActions of a start that found the program running. */
  handleSecondStart(launch: PanelLaunch): void {
    const { panel } = this.#parts
    if (launch.isToggle) return panel.toggle()
    if (launch.isHidden && launch.workno === null && launch.link === null) return
    panel.show()
    this.handleLaunch(launch)
  }

  /** A number to look up and a link, as far as given. */
  handleLaunch({ workno, link }: Pick<PanelLaunch, 'workno' | 'link'>): void {
    if (workno !== null) this.#parts.requests.ask({ kind: 'look-up', workno })
    if (link !== null) this.handleLink(link)
  }

  /** A link does no more than what an agent can type, or is asked about; one that is none of ours is passed over. */
  handleLink(link: string): void {
    const { core, requests, handOver } = this.#parts
    const workno = readLookupDeepLink(link, core.settings.current.highestWorkno)
    if (workno !== null) requests.ask({ kind: 'look-up', workno })
    else handOver.open(link)
  }

  handleTray(action: TrayAction): void {
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
