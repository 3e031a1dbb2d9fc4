import { onTestFinished } from 'vitest'
import { startSimulator } from '../simulator.ts'
import type { SimulatorOptions } from '../simulator-options.ts'
import type { Simulator } from '../simulator.ts'

/** Starts a simulator with short waits and few people, and stops it when the test is over. */
export async function startTestSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ pollHoldMs: 20, colleagueCount: 20, ...options })
  onTestFinished(() => simulator.stop())
  return simulator
}

/** A clock that moves only by hand. */
export function createManualClock(start = 1_750_000_000_000): { now: () => number; advance: (ms: number) => void } {
  let present = start
  return { now: () => present, advance: (ms) => void (present += ms) }
}
