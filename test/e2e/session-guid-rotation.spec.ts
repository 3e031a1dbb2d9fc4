import type { Page } from '@playwright/test'
import type { AgentInfo } from '../../src/shared/agent-info.ts'
import { openSettings } from './support/open-settings.ts'
import type { CliResult } from './support/run-cli.ts'
import { agent } from './support/gateway.ts'
import { lookUp } from './support/panel.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { rotateGuidAndWait, currentGuid, forbiddenRequests, storedSession } from './support/session-probes.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const recovery = { timeout: 40_000 }
/** A command starts the whole program, which is slow on a busy machine. */
const slowly = { timeout: 20_000 }

/** Looks up through the page while the condition holds. Returns the failed and wrong results. */
async function lookUpUntil(page: Page, isEnough: () => boolean): Promise<{ asked: number; wrong: unknown[] }> {
  const wrong: unknown[] = []
  let asked = 0
  while (!isEnough()) {
    const workno = String(20_101 + (asked % 5))
    const reply = await page.evaluate((number) => window.agentBar.queryAgentInfoByWorkNo(number), workno)
    asked += 1
    if (!reply.ok || reply.value.agent.workno !== workno) wrong.push(reply)
  }
  return { asked, wrong }
}

/** Expects one line on standard error with the code, and nothing on standard output. */
function expectReason(outcome: CliResult, exitCode: number, words: string): void {
  expect(outcome.stderr).toContain(words)
  expect(outcome).toMatchObject({ code: exitCode, stdout: '' })
}

const printedWorkno = ({ stdout }: CliResult): string => (JSON.parse(stdout) as AgentInfo).workno

test.describe('in dynamic mode', () => {
  // Guids time out soon after they are replaced, so that one kept too long is refused.
  test.use({ gatewayOptions: { mode: 'dynamic', guidIntervalMs: 600, guidTimeoutMs: 4_000, pollHoldMs: 400 } })

  test('lookups succeed while the Guid changes again and again', async ({ signedIn: { page }, gateway }) => {
    const guids = new Set<string>()
    const { asked, wrong } = await lookUpUntil(page, () => guids.add(currentGuid(gateway)).size > 8)
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(8)
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
    expect(gateway.requestsOf('login')).toHaveLength(1)
    expect(gateway.control.sessions().every(({ overlappingPolls }) => overlappingPolls === 0)).toBe(true)
    expect(forbiddenRequests(gateway)).toEqual([])
  })

  test('a command beside the running panel succeeds again and again', async ({
    signedIn: { page },
    command,
    gateway,
  }) => {
    const first = currentGuid(gateway)
    for (const workno of ['20011', '20102', '20103']) {
      const outcome = await command(['lookup', workno, '--json'])
      expect(outcome).toMatchObject({ code: 0, stderr: '' })
      expect(printedWorkno(outcome)).toBe(workno)
    }
    expect(currentGuid(gateway)).not.toBe(first)
    await lookUp(page, '20011')
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
    expect(gateway.requestsOf('login')).toHaveLength(1)
  })
})

test.describe('with Guids that change on demand, and end the former one at once', () => {
  test.use({ gatewayOptions: { mode: 'dynamic', assumptions: { isPreviousGuidAccepted: false } } })

  test('a new Guid is in the keyring within a second', async ({ signedIn: _, gateway, testDesktop, userData }) => {
    await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
    await gateway.control.waitForHeldPoll(agent.agentId)
    const guid = await rotateGuidAndWait(gateway)
    const changedAt = Date.now()
    // Reading starts a separate process. What counts is when it began.
    let begunAt = 0
    await expect
      .poll(
        async () => {
          begunAt = Date.now()
          return storedSession(testDesktop.environment)
        },
        { intervals: [50] },
      )
      .toContain(guid)
    expect(begunAt - changedAt).toBeLessThan(1_000)
  })

  test('a command during the change succeeds, and leaves the newer Guid in the keyring', async ({
    signedIn: { page },
    command,
    gateway,
    testDesktop,
    userData,
  }) => {
    await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
    await gateway.control.waitForHeldPoll(agent.agentId)
    // The command's request is pending with the former Guid while the panel gets the new one.
    gateway.control.faults.add({ on: `onlineagent/${agent.agentId}/agentstatus`, fault: 'delay', ms: 2_500 })
    const outcome = command(['lookup', '20011', '--json'])
    await gateway.control.waitForRequest(({ name }) => name === 'getAgentStatus', 20_000)
    const guid = await rotateGuidAndWait(gateway)
    await expect.poll(() => storedSession(testDesktop.environment)).toContain(guid)

    expect(await outcome).toMatchObject({ code: 0, stderr: '' })
    expect(printedWorkno(await outcome)).toBe('20011')
    expect(await storedSession(testDesktop.environment)).toContain(guid)
    expect(readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
    await lookUp(page, '20102')
    expect(gateway.requestsOf('login')).toHaveLength(1)
  })
})

test.describe('with replaced Guids that still pass for a while', () => {
  test.use({ gatewayOptions: { mode: 'dynamic' } })

  test('a command whose Guid was replaced meanwhile does not put it back', async ({
    signedIn: _,
    command,
    gateway,
    testDesktop,
    userData,
  }) => {
    await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
    await gateway.control.waitForHeldPoll(agent.agentId)
    gateway.control.faults.add({ on: `onlineagent/${agent.agentId}/agentstatus`, fault: 'delay', ms: 2_500 })
    const outcome = command(['lookup', '20011', '--json'])
    await gateway.control.waitForRequest(({ name }) => name === 'getAgentStatus', 20_000)
    const guid = await rotateGuidAndWait(gateway)
    await expect.poll(() => storedSession(testDesktop.environment)).toContain(guid)
    expect((await outcome).code).toBe(0)
    expect(await storedSession(testDesktop.environment)).toContain(guid)
  })
})

test.describe('a command beside the panel', () => {
  test('works while signed in, and otherwise says why not', async ({ launch, command, gateway, userData }) => {
    const app = await launch()
    const { page } = app
    expectReason(await command(['lookup', '20011', '--json']), 3, 'No gateway is set up yet.')
    await signIn(app, gateway, { isPasswordStored: false })
    await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
    expect(printedWorkno(await command(['lookup', '20011', '--json']))).toBe('20011')

    await gateway.control.goDown()
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'recovering', slowly)
    expectReason(await command(['lookup', '20011', '--json']), 6, 'The gateway cannot be reached.')
    await gateway.control.comeBack()
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', recovery)
    expect(printedWorkno(await command(['lookup', '20102', '--json']))).toBe('20102')

    gateway.control.forceSignOut(agent.agentId)
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost', slowly)
    expectReason(await command(['lookup', '20011', '--json']), 3, 'not-signed-in')
    expect(gateway.requestsOf('login')).toHaveLength(1)
  })

  test('that finds the session ended before the panel does says so, and leaves it to the panel', async ({
    signedIn: { page },
    command,
    gateway,
    userData,
  }) => {
    await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
    // The panel's next poll hangs, so that the panel does not notice.
    gateway.control.faults.add({ on: 'agentevent/*', fault: 'hang', times: 'always' })
    const polls = gateway.requestsOf('getAgentEvent').length
    gateway.control.pushEvent(agent.agentId, { eventType: 'AgentState_Busy' })
    await expect.poll(() => gateway.requestsOf('getAgentEvent').length, slowly).toBeGreaterThan(polls)
    await expect.poll(() => gateway.requestsOf('getAgentEvent').at(-1)?.outcome, slowly).toBe('pending')
    gateway.control.forceSignOut(agent.agentId, false)
    expectReason(await command(['lookup', '20011', '--json']), 3, '100-006')
    gateway.control.faults.clear()
    await expect.poll(() => gateway.requestsOf('login').length, recovery).toBe(2)
    await lookUp(page, '20011')
    await expect.poll(async () => (await command(['lookup', '20102', '--json'])).code, { timeout: 20_000 }).toBe(0)
  })

  test('fails after the panel has signed out', async ({ signedIn: { page }, command, gateway }) => {
    await openSettings(page, 'session')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByTestId('settings').getByText('You are signed out.')).toBeVisible()
    expectReason(await command(['lookup', '20011', '--json']), 3, 'You are not signed in.')
    expect(gateway.requestsOf('login')).toHaveLength(1)
  })
})
