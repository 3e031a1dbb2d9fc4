import { net, powerMonitor } from 'electron'
import {
  awakeState,
  networkCheckMs,
  nextPowerNetworkState,
  type NetworkState,
  type PowerNetworkSignal,
} from './power-network-state.ts'

export interface PowerAndNetworkListeners {
  /** The machine's external addresses, as text to compare. */
  readonly networkAddresses: () => string
  readonly onSuspended: () => void
  readonly onResumed: () => void
  readonly onNetworkChanged: (isOnline: boolean) => void
}

/**
 * Watches sleep, resuming, unlocking of the screen and the network. The returned function ends it.
 */
export function watchPowerAndNetwork({
  networkAddresses,
  onSuspended,
  onResumed,
  onNetworkChanged,
}: PowerAndNetworkListeners): () => void {
  const networkState = (): NetworkState => ({ isOnline: net.isOnline(), addresses: networkAddresses() })
  let current = awakeState(networkState(), Date.now())
  const on = (signal: PowerNetworkSignal) => (): void => {
    const { state, change } = nextPowerNetworkState(current, signal, networkState(), Date.now())
    current = state
    if (change === 'suspended') onSuspended()
    else if (change === 'resumed') onResumed()
    else if (change === 'network-changed') onNetworkChanged(state.network.isOnline)
  }
  const [onSuspend, onResume, onUnlock] = [on('suspend'), on('resume'), on('unlock-screen')]
  const timer = setInterval(on('check'), networkCheckMs)
  powerMonitor.on('suspend', onSuspend)
  powerMonitor.on('resume', onResume)
  powerMonitor.on('unlock-screen', onUnlock)
  return () => {
    clearInterval(timer)
    powerMonitor.off('suspend', onSuspend)
    powerMonitor.off('resume', onResume)
    powerMonitor.off('unlock-screen', onUnlock)
  }
}
