import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type TestInfo } from '@playwright/test'
import type { SimulatorOptions } from '../../../simulator/simulator-options.ts'
import { runCli, type CliResult } from './run-cli.ts'
import { startGateway, type Gateway } from './gateway.ts'
import { launchApp, readLog, unexpectedErrors, type RunningApp } from './running-app.ts'
import { startSharedApp, type SharedApp } from './shared-app.ts'
import { forbiddenRequests } from './session-probes.ts'
import { signIn } from './sign-in.ts'
import { startTestDesktop, type TestDesktop } from './test-desktop.ts'

export interface LaunchChoices {
  readonly environment?: NodeJS.ProcessEnv
  readonly args?: readonly string[]
  /** Another data folder than the test's. */
  readonly userData?: string
  /** Another Electron than the installed one. */
  readonly executable?: string
}

interface TestFixtures {
  /** The simulator's options for this file. */
  readonly gatewayOptions: SimulatorOptions
  /** A temporary folder of this test. */
  readonly folder: string
  /** The data folder of this test's app. */
  readonly userData: string
  readonly gateway: Gateway
  /** Starts the app on `userData`. Apps that still run after the test are quit. */
  readonly launch: (choices?: LaunchChoices) => Promise<RunningApp>
  /** Runs `agentbar` with these arguments on `userData`, by default in the project's folder. */
  readonly command: (args: readonly string[], input?: string, folder?: string) => Promise<CliResult>
  /** An app of this test, signed in to `gateway`. */
  readonly signedIn: RunningApp
  /**
   * A shared, signed-in app on a reloaded page. For tests that do not change its session, clock or
   * windows.
   */
  readonly panel: SharedApp
  /** A shared app before the first sign-in. */
  readonly firstRun: SharedApp
}

interface WorkerFixtures {
  readonly testDesktop: TestDesktop
  readonly sharedPanel: SharedApp
  readonly sharedFirstRun: SharedApp
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  testDesktop: [
    async ({}, use) => {
      const testDesktop = await startTestDesktop()
      await use(testDesktop)
      await testDesktop.stop()
    },
    { scope: 'worker' },
  ],
  sharedPanel: [
    async ({ testDesktop }, use) => {
      const app = await startSharedApp(testDesktop.environment, true)
      await use(app)
      await app.stop()
    },
    { scope: 'worker' },
  ],
  sharedFirstRun: [
    async ({ testDesktop }, use) => {
      const app = await startSharedApp(testDesktop.environment, false)
      await use(app)
      await app.stop()
    },
    { scope: 'worker' },
  ],
  gatewayOptions: [{}, { option: true }],
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'agentbar-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  userData: async ({ folder }, use) => use(join(folder, 'user-data')),
  gateway: async ({ folder, gatewayOptions }, use, testInfo) => {
    const gateway = await startGateway(folder, gatewayOptions)
    await use(gateway)
    await gateway.stop()
    await attachOnFailure(testInfo, 'gateway', gateway.log.join('\n'))
    expect(forbiddenRequests(gateway)).toEqual([])
  },
  // The gateway is asked for so that it outlives the app, which signs out there when it quits.
  launch: async ({ testDesktop, userData, gateway: _gateway }, use, testInfo) => {
    const apps: RunningApp[] = []
    await use(async ({ environment = {}, args = [], userData: folder = userData, executable } = {}) => {
      const launched = { ...testDesktop.environment, ...environment }
      const chosen = executable === undefined ? {} : { executable }
      const app = await launchApp({ userData: folder, environment: launched, args, ...chosen })
      apps.push(app)
      return app
    })
    for (const [index, app] of apps.entries()) {
      await attachApp(testInfo, app, `app-${index}`)
      await app.quit()
    }
    await attachOnFailure(testInfo, 'log', readLog(userData))
    expect(unexpectedErrors(userData)).toEqual([])
  },
  command: async ({ testDesktop, userData }, use) =>
    use((args, input, folder) => {
      const context = { userData, environment: testDesktop.environment }
      return runCli(folder === undefined ? context : { ...context, folder }, args, input)
    }),
  signedIn: async ({ launch, gateway }, use) => {
    const app = await launch()
    await signIn(app, gateway)
    await use(app)
  },
  panel: async ({ sharedPanel }, use, testInfo) => {
    await sharedPanel.startOver()
    await use(sharedPanel)
    await attachShared(testInfo, sharedPanel)
  },
  firstRun: async ({ sharedFirstRun }, use, testInfo) => {
    await sharedFirstRun.startOver()
    await use(sharedFirstRun)
    await attachShared(testInfo, sharedFirstRun)
  },
})

export { expect } from '@playwright/test'

async function attachShared(testInfo: TestInfo, app: SharedApp): Promise<void> {
  await attachApp(testInfo, app, 'app')
  await attachOnFailure(testInfo, 'log', readLog(app.userData))
  await attachOnFailure(testInfo, 'gateway', app.gateway.log.join('\n'))
}

async function attachApp(testInfo: TestInfo, app: RunningApp, name: string): Promise<void> {
  await attachOnFailure(testInfo, name, app.said.join('\n'))
  if (hasFailed(testInfo) && !app.page.isClosed())
    await testInfo.attach(`${name}-panel`, { body: await app.page.screenshot(), contentType: 'image/png' })
}

async function attachOnFailure(testInfo: TestInfo, name: string, body: string): Promise<void> {
  if (hasFailed(testInfo) && body !== '') await testInfo.attach(name, { body, contentType: 'text/plain' })
}

const hasFailed = ({ status, expectedStatus }: TestInfo): boolean => status !== expectedStatus
