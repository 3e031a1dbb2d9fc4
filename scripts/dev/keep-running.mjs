import { remark } from '../setup/steps.mjs'

/**
 * Keeps one program running. The next is started only when the one before has ended, since two of
 * them would be in each other's way.
 * @param start starts it and answers, perhaps later, `ended` and `stop` as `startChild` does.
 * @returns `run`, which resolves with the exit code once the user has ended the program, and
 * `restart`, which ends and starts it again. A program that failed waits for the next restart.
 */
export function keepRunning(start, tell = remark) {
  let isRestartWanted = false
  let onRestart = () => {}
  const restart = () => {
    isRestartWanted = true
    onRestart()
  }

  async function run() {
    for (;;) {
      isRestartWanted = false
      const program = await start()
      onRestart = () => void program.stop()
      if (isRestartWanted) onRestart()
      const { code, error } = await program.ended
      if (error !== undefined) throw error
      if (isRestartWanted) continue
      if (code === 0) return code
      tell(`The app ended with ${code}. It is started again at the next change.`)
      await new Promise((resolve) => {
        onRestart = resolve
        if (isRestartWanted) resolve()
      })
    }
  }

  return { run, restart }
}
