/** What can be seen of the network from here. */
export interface NetworkState {
  readonly isOnline: boolean
  /** The machine's own addresses, as text to compare. */
  readonly addresses: string
}

export interface PowerNetworkState {
  readonly isAsleep: boolean
  readonly network: NetworkState
}

/** What the system tells, and the moment at which we look by ourselves. */
export type PowerNetworkSignal = 'suspend' | 'resume' | 'unlock-screen' | 'look'

export type PowerNetworkChange = 'slept' | 'resumed' | 'network-changed'

/** What a signal of the system means, with the network as it is now, and what is remembered of it. */
export function nextPowerNetworkState(
  before: PowerNetworkState,
  signal: PowerNetworkSignal,
  network: NetworkState,
): { readonly now: PowerNetworkState; readonly change: PowerNetworkChange | null } {
  switch (signal) {
    case 'suspend':
      return { now: { isAsleep: true, network }, change: 'slept' }
    case 'resume':
      return { now: { isAsleep: false, network }, change: 'resumed' }
    case 'unlock-screen':
      // Nobody unlocks a machine that sleeps: some desktops swallow the word of its waking. Else the lock may have been long, and the network
      // be another one that looks the same.
      return { now: { isAsleep: false, network }, change: before.isAsleep ? 'resumed' : 'network-changed' }
    case 'look':
      if (before.isAsleep || isSame(before.network, network)) return { now: before, change: null }
      return { now: { ...before, network }, change: 'network-changed' }
  }
}

const isSame = (one: NetworkState, other: NetworkState): boolean =>
  one.isOnline === other.isOnline && one.addresses === other.addresses
