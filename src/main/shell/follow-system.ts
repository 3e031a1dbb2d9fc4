import { networkInterfaces } from 'node:os'
import { net, powerMonitor } from 'electron'
import { outwardAddresses, systemChange, type NetworkSight, type SystemSignal } from './system-changes.ts'

/** How often the network is looked at: Electron tells no changes of it to main. */
const networkCheckMs = 5_000

export interface SystemListener {
  readonly onSlept: () => void
  readonly onResumed: () => void
  readonly onNetworkChanged: (isOnline: boolean) => void
}

/** Follows sleep, waking, the unlocking of the screen and the network; returns what ends that. */
export function followSystem({ onSlept, onResumed, onNetworkChanged }: SystemListener): () => void {
  let sight = { isAsleep: false, network: networkSight() }
  const on = (signal: SystemSignal) => (): void => {
    const { now, change } = systemChange(sight, signal, networkSight())
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

function networkSight(): NetworkSight {
  const isOnline = net.isOnline()
  try {
    return { isOnline, addresses: outwardAddresses(networkInterfaces()) }
  } catch {
    // A system that does not tell its addresses: what is left is whether there is a network.
    return { isOnline, addresses: '' }
  }
}
