import { firstMatch, startChild } from './child-process.mjs'
import { StepFailure } from './steps.mjs'

const READY_TIMEOUT_MS = 20_000

/** Whether there is a display: always, except on Linux without X11 and Wayland. */
export function hasDisplay(environment = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

/**
 * Starts an X server without a screen and, if installed, a window manager for focus and stacking.
 * @returns `environment` to run a program on it, and `stop`.
 */
export async function startVirtualDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset']
  const server = startChild('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const ready = await firstMatch(server, server.process.stdio[3], /^(\d+)\n/, READY_TIMEOUT_MS)
  if (ready === undefined) {
    await server.stop()
    throw new StepFailure('The virtual display (Xvfb) did not start.', {
      hint: 'check that Xvfb is installed (package xvfb) and that /tmp can be written to, or set DISPLAY.',
    })
  }
  const environment = { DISPLAY: `:${ready[1]}` }
  const windowManager = await startWindowManager(environment)
  return {
    environment,
    stop: async () => {
      await windowManager.stop()
      await server.stop()
    },
  }
}

async function startWindowManager(environment) {
  const child = startChild('openbox', ['--sm-disable', '--startup', 'echo managing'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  // Openbox runs this command once it manages the display. Without openbox this resolves at once.
  await firstMatch(child, child.process.stdout, /managing/, READY_TIMEOUT_MS)
  return child
}
