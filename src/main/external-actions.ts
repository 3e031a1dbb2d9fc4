import type { TrayAction } from '../core/desktop/tray-view.ts'
import { parseLookupDeepLink } from '../core/lookup/lookup-deep-link.ts'
import type { PendingPanelRequest } from '../core/panel/pending-panel-request.ts'
import type { SessionHandOver } from '../core/session/sign-in/session-hand-over.ts'
import type { Result } from '../shared/result.ts'
import { isSignOutRefused, isSignOutUnconfirmed } from '../shared/sign-out-outcome.ts'
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

/**
 * Handles what is asked of the program from outside its page: arguments, links and the tray menu.
 */
export class ExternalActions {
  readonly #parts: ExternalActionsParts

  constructor(parts: ExternalActionsParts) {
    this.#parts = parts
  }

  /** Does what a start while the program runs asks for. Says so if that could not be read. */
  handleSecondStart(read: Result<PanelLaunch>): void {
    const { core, panel } = this.#parts
    if (!read.ok) {
      core.notices.replace('second-start-not-read')
      return panel.show()
    }
    core.notices.dismiss('second-start-not-read')
    const launch = read.value
    if (launch.isToggle) return panel.toggle()
    if (launch.isHidden && launch.workno === null && launch.link === null) return
    panel.show()
    this.handleLaunch(launch)
  }

  /** Looks up the work number and opens the link, if given. */
  handleLaunch({ workno, link }: Pick<PanelLaunch, 'workno' | 'link'>): void {
    if (workno !== null) this.#parts.requests.submit({ kind: 'look-up', workno })
    if (link !== null) this.handleLink(link)
  }

  /** Shows the panel and opens the link by which macOS opened the program. */
  handleOpenedLink(link: string): void {
    this.#parts.panel.show()
    this.handleLink(link)
  }

  /**
   * Opens a deep link. A link can do no more than what an agent can type; anything else is
   * confirmed by the agent. An unknown link is ignored.
   */
  handleLink(link: string): void {
    const { core, requests, handOver } = this.#parts
    const workno = parseLookupDeepLink(link, core.settings.current.highestWorkno)
    if (workno !== null) requests.submit({ kind: 'look-up', workno })
    else handOver.open(link)
  }

  /** At a shared seat the next agent finds the sign-in form. */
  async #signOut(): Promise<void> {
    const { core, requests } = this.#parts
    const signedOut = await core.session.signOut()
    this.#tell(signedOut)
    if (core.store.current.isSharedSeat && core.session.view.state === 'signed-out')
      requests.submit({ kind: 'show', view: 'sign-in' })
  }

  /** No view waits for what the tray has asked for, so that the panel says it as a notice. */
  #tell(signedOut: Result<null>): void {
    const { notices } = this.#parts.core
    if (signedOut.ok) return
    const { code, retcode } = signedOut.error
    if (isSignOutRefused(signedOut.error)) notices.replace('sign-out-refused', { cause: code, detail: retcode ?? code })
    else if (isSignOutUnconfirmed(signedOut.error)) notices.replace('sign-out-unconfirmed', { cause: code })
  }

  handleTray(action: TrayAction): void {
    const { core, panel, requests, quit } = this.#parts
    switch (action.type) {
      case 'open':
        return panel.show()
      case 'look-up':
        panel.show()
        return requests.submit({ kind: 'look-up', workno: action.workno })
      case 'sign-in':
      case 'settings':
        panel.show()
        return requests.submit({ kind: 'show', view: action.type })
      case 'sign-out':
        return void this.#signOut()
      case 'change-shift':
        panel.show()
        return void core.shiftChange.perform().then((left) => this.#tell(left))
      case 'reset-position':
        return panel.resetPosition()
      case 'quit':
        return quit()
    }
  }
}
