import { net, powerMonitor } from 'electron'

/** How often the system is asked whether there is a network: Electron tells no changes of its own to main. */
const networkCheckMs = 5_000

export interface SystemListener {
  readonly onSlept: () => void
  readonly onResumed: () => void
  readonly onNetworkChanged: (isOnline: boolean) => void
}

/** Follows sleep, waking, the unlocking of the screen and the network; returns what ends that. */
export function followSystem({ onSlept, onResumed, onNetworkChanged }: SystemListener): () => void {
  let isOnline = net.isOnline()
  // After the screen was locked for long the network may be another one.
  const onUnlocked = (): void => onNetworkChanged(net.isOnline())
  const timer = setInterval(() => {
    if (net.isOnline() === isOnline) return
    isOnline = !isOnline
    onNetworkChanged(isOnline)
  }, networkCheckMs)
  powerMonitor.on('suspend', onSlept)
  powerMonitor.on('resume', onResumed)
  powerMonitor.on('unlock-screen', onUnlocked)
  return () => {
    clearInterval(timer)
    powerMonitor.off('suspend', onSlept)
    powerMonitor.off('resume', onResumed)
    powerMonitor.off('unlock-screen', onUnlocked)
  }
}
