import type { Result } from '../../shared/result.ts'
import type { PanelLaunch } from '../cli/launch-arguments.ts'
import { parseSecondStartMessage } from './second-start-message.ts'

/** What Electron's `app` is to this: its fourth argument is the message of the second start. */
export interface SecondStarts {
  on(
    event: 'second-instance',
    listener: (event: unknown, argv: unknown, workingDirectory: unknown, data: unknown) => void,
  ): unknown
}

/**
 * The later starts of the program. One may come while this start is still under way, so they are
 * kept until somebody listens. Create it right after this start was found to be the first.
 */
export class SecondStartQueue {
  #listener: ((launch: Result<PanelLaunch>) => void) | null = null
  readonly #queued: Result<PanelLaunch>[] = []

  constructor(app: SecondStarts) {
    app.on('second-instance', (_event, _argv, _workingDirectory, data) => {
      const launch = parseSecondStartMessage(data)
      if (this.#listener) this.#listener(launch)
      else this.#queued.push(launch)
    })
  }

  /**
   * Calls the listener for each later start, first for those that came before; with a failure if
   * what one wants cannot be read. Replaces the listener.
   */
  listen(listener: (launch: Result<PanelLaunch>) => void): void {
    this.#listener = listener
    for (const launch of this.#queued.splice(0)) listener(launch)
  }
}
