/** What this process can observe of the network. */
export interface NetworkState {
  readonly isOnline: boolean
  /** The machine's external addresses, as text to compare. */
  readonly addresses: string
}

/** How often the network is checked: Electron has no event for its changes in the main process. */
export const networkCheckMs = 5_000
/** A check that comes so late was held up by a sleep, whatever the system said of it. */
const latestCheckMs = 3 * networkCheckMs
/** A machine runs on for some seconds after it has said that it goes to sleep, but not so long. */
const checksUntilAwake = 3

export interface PowerNetworkState {
  readonly isAsleep: boolean
  readonly network: NetworkState
  /** When the last signal came (epoch milliseconds). */
  readonly at: number
  /** How many checks have run since the machine said that it goes to sleep. */
  readonly checksAsleep: number
}

/** The state at the start. */
export const awakeState = (network: NetworkState, at: number): PowerNetworkState => ({
  isAsleep: false,
  network,
  at,
  checksAsleep: 0,
})

/** An event of Electron's `powerMonitor`, or our own regular check of the network. */
export type PowerNetworkSignal = 'suspend' | 'resume' | 'unlock-screen' | 'check'

export type PowerNetworkChange = 'suspended' | 'resumed' | 'network-changed'

/**
 * The state after a signal that came now, with the network as it is, and what has changed; null for
 * nothing. A timer that runs proves that the machine is awake: some desktops report that they go
 * to sleep and not that they woke, and some report neither.
 */
export function nextPowerNetworkState(
  previous: PowerNetworkState,
  signal: PowerNetworkSignal,
  network: NetworkState,
  now: number,
): { readonly state: PowerNetworkState; readonly change: PowerNetworkChange | null } {
  const awake = awakeState(network, now)
  switch (signal) {
    case 'suspend':
      return { state: { ...awake, isAsleep: true }, change: 'suspended' }
    case 'resume':
      return { state: awake, change: 'resumed' }
    case 'unlock-screen':
      // A sleeping machine cannot be unlocked: some desktops do not report that it resumed. If it
      // was not asleep, it may have been locked for long, and another network may look the same.
      return { state: awake, change: previous.isAsleep ? 'resumed' : 'network-changed' }
    case 'check':
      return check(previous, awake)
  }
}

function check(previous: PowerNetworkState, awake: PowerNetworkState): ReturnType<typeof nextPowerNetworkState> {
  const wasHeldUp = awake.at - previous.at > latestCheckMs
  if (previous.isAsleep) {
    const checksAsleep = previous.checksAsleep + 1
    if (wasHeldUp || checksAsleep >= checksUntilAwake) return { state: awake, change: 'resumed' }
    return { state: { ...previous, at: awake.at, checksAsleep }, change: null }
  }
  return { state: awake, change: wasHeldUp || !isSame(previous.network, awake.network) ? 'network-changed' : null }
}

const isSame = (one: NetworkState, other: NetworkState): boolean =>
  one.isOnline === other.isOnline && one.addresses === other.addresses
