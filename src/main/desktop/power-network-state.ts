/** What this process can observe of the network. */
export interface NetworkState {
  readonly isOnline: boolean
  /** The machine's external addresses, as text to compare. */
  readonly addresses: string
}

export interface PowerNetworkState {
  readonly isAsleep: boolean
  readonly network: NetworkState
}

/** An event of Electron's `powerMonitor`, or our own regular check of the network. */
export type PowerNetworkSignal = 'suspend' | 'resume' | 'unlock-screen' | 'check'

export type PowerNetworkChange = 'suspended' | 'resumed' | 'network-changed'

/**
 * The state after a signal, with the network as it is now, and what has changed; null for nothing.
 */
export function nextPowerNetworkState(
  previous: PowerNetworkState,
  signal: PowerNetworkSignal,
  network: NetworkState,
): { readonly state: PowerNetworkState; readonly change: PowerNetworkChange | null } {
  switch (signal) {
    case 'suspend':
      return { state: { isAsleep: true, network }, change: 'suspended' }
    case 'resume':
      return { state: { isAsleep: false, network }, change: 'resumed' }
    case 'unlock-screen':
      // A sleeping machine cannot be unlocked: some desktops do not report that it resumed. If it
      // was not asleep, it may have been locked for long, and another network may look the same.
      return { state: { isAsleep: false, network }, change: previous.isAsleep ? 'resumed' : 'network-changed' }
    case 'check':
      if (previous.isAsleep || isSame(previous.network, network)) return { state: previous, change: null }
      return { state: { ...previous, network }, change: 'network-changed' }
  }
}

const isSame = (one: NetworkState, other: NetworkState): boolean =>
  one.isOnline === other.isOnline && one.addresses === other.addresses
