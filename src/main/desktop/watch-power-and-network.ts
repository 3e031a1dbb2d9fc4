import { net, powerMonitor } from 'electron'
import { nextPowerNetworkState, type NetworkState, type PowerNetworkSignal } from './power-network-state.ts'

/** How often the network is looked at: Electron tells no changes of it to main. */
const networkCheckMs = 5_000

export interface PowerAndNetworkListeners {
  /** The machine's addresses as text to compare. */
  readonly networkAddresses: () => string
  readonly onSlept: () => void
  readonly onResumed: () => void
  readonly onNetworkChanged: (isOnline: boolean) => void
}

/** Follows sleep, waking, the unlocking of the screen and the network; returns what ends that. */
export function watchPowerAndNetwork({
  networkAddresses,
  onSlept,
  onResumed,
  onNetworkChanged,
}: PowerAndNetworkListeners): () => void {
  const networkState = (): NetworkState => ({ isOnline: net.isOnline(), addresses: networkAddresses() })
  let sight = { isAsleep: false, network: networkState() }
  const on = (signal: PowerNetworkSignal) => (): void => {
    const { now, change } = nextPowerNetworkState(sight, signal, networkState())
    sight = now
    if (change === 'slept') onSlept()
    else if (change === 'resumed') onResumed()
    else if (change === 'network-changed') onNetworkChanged(now.network.isOnline)
  }
  const [onSuspend, onResume, onUnlocked] = [on('suspend'), on('resume'), on('unlock-screen')]
  const timer = setInterval(on('look'), networkCheckMs)
  powerMonitor.on('suspend', onSuspend)
  powerMonitor.on('resume', onResume)
  powerMonitor.on('unlock-screen', onUnlocked)
  return () => {
    clearInterval(timer)
    powerMonitor.off('suspend', onSuspend)
    powerMonitor.off('resume', onResume)
    powerMonitor.off('unlock-screen', onUnlocked)
  }
}
