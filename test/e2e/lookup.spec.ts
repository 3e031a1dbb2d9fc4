import type { Page } from '@playwright/test'
import { ask, card, expectError, fieldOf, lookUp, openDetails, searchBox } from './support/panel.ts'
import { expect, test } from './support/test.ts'

/** The texts of the open card by field, without those that change over time. */
async function fieldsOf(page: Page): Promise<Record<string, string>> {
  const moving = ['age', 'duration', 'signed-in', 'signed-in-for']
  const fields = await card(page)
    .locator('[data-field]')
    .evaluateAll((elements) =>
      elements.map((element) => [
        element.getAttribute('data-field') ?? '',
        element instanceof HTMLElement ? element.innerText.replace(/\s+/g, ' ').trim() : '',
      ]),
    )
  return Object.fromEntries(fields.filter(([name]) => !moving.includes(name ?? '')))
}

test('a lookup shows the card with what matters at a glance', async ({ panel: { page, gateway } }) => {
  gateway.control.setState('20011', { secondsInState: 20 * 60 + 10 })
  await lookUp(page, '20011')

  await expect(fieldOf(page, 'availability')).toHaveText('Free')
  await expect(fieldOf(page, 'state')).toHaveText('Idle')
  await expect(fieldOf(page, 'duration')).toHaveText(/^2\d:\d\d$/)
  await expect(fieldOf(page, 'name')).toHaveText('20011')
  await expect(fieldOf(page, 'team')).toHaveText('jst')
  await expect(fieldOf(page, 'phone')).toHaveText('70942')
  await expect(fieldOf(page, 'signed-in')).toHaveText('Jul 27, 2017, 11:22')
  await expect(fieldOf(page, 'age')).toHaveText(/^(just now|\d sec ago)$/)
  await expect(card(page).locator('[data-availability]')).toHaveAttribute('data-availability', 'free')
  await expect(page.getByTestId('announcement')).toHaveText(/^Free\. Idle for 2\d minutes \d+ seconds?\. 20011\./)
})

test('the details show every other field of the reply, in words and with its number', async ({ panel: { page } }) => {
  await lookUp(page, '20011')
  await expect(fieldOf(page, 'status')).toHaveCount(0)
  await openDetails(page)

  expect(await fieldsOf(page)).toMatchObject({
    status: 'Idle (4)',
    'platform-state': 'Idle (1)',
    reason: '0',
    'media-servers': 'Calls (CTI): signed in Chat (WebM): signed in Mail (MailM): signed in',
    conference: 'no',
    vdn: '6',
    'group-id': '1',
    'call-ids': 'none',
    'skill-list': [
      'clicktodial_jst click to dial · skill 10',
      'callback callback request · skill 2',
      'webchat text chat · skill 3',
      'email media 6 · skill 4',
      'voice_hym voice or video call · skill 5',
      'voice voice or video call · skill 6',
      'webchat_jst text chat · skill 9',
    ].join(' '),
  })
  await expect(fieldOf(page, 'signed-in-for')).toHaveText(/^[\d,]+ days? \d+ hr$/)
})

test('skills are chips with the icon of their medium; an unlisted medium is named by its number', async ({
  panel: { page },
}) => {
  await lookUp(page, '20011')
  const chips = fieldOf(page, 'skills').getByRole('listitem')
  await expect(chips).toHaveCount(6)
  await page.getByRole('button', { name: 'Show 2 more skills' }).click()
  await expect(chips).toHaveCount(8)

  const chip = (name: string) => chips.filter({ hasText: name }).first()
  await expect(chip('callback').locator('svg')).toBeVisible()
  await expect(chip('callback')).toContainText('(callback request)')
  await expect(chip('email').locator('svg')).toHaveCount(0)
  await expect(chip('email')).toContainText('media 6')
})

const readings = [
  ['20101', 'free', 'Idle'],
  ['20113', 'free', 'Idle'],
  ['20126', 'free-no-phone', 'Idle'],
  ['20107', 'soon', 'Wrap-up'],
  ['20108', 'busy', 'On break'],
  ['20109', 'busy', 'Break pending'],
  ['20102', 'busy', 'Talking'],
  ['20106', 'busy', 'Not ready'],
  ['20118', 'busy', 'Idle'],
  ['20139', 'busy', 'Not ready'],
  ['20111', 'unknown', 'Unknown'],
  ['20114', 'unknown', 'unknown (42)'],
  ['20116', 'unknown', 'Idle'],
  ['20119', 'unknown', 'Idle'],
] as const

test('availability follows from both states, and is never guessed', async ({ panel: { page } }) => {
  for (const [workno, availability, state] of readings) {
    await lookUp(page, workno)
    await expect
      .soft(card(page).locator('[data-availability]'), workno)
      .toHaveAttribute('data-availability', availability)
    await expect.soft(fieldOf(page, 'state'), workno).toHaveText(state)
  }
})

test('a colleague who is signed out is not said to be so twice', async ({ panel: { page } }) => {
  await lookUp(page, '20110')
  await expect(card(page).locator('[data-availability]')).toHaveAttribute('data-availability', 'offline')
  await expect(fieldOf(page, 'state')).toHaveCount(0)
})

test('a contradiction, a conference and a missing call server are shown', async ({ panel: { page } }) => {
  await lookUp(page, '20116')
  await expect(fieldOf(page, 'availability-note')).toHaveText('Gateway: Idle. Platform: Talking. They disagree.')
  await lookUp(page, '20139')
  await expect(fieldOf(page, 'availability-note')).toHaveText('Gateway: Not ready. Platform: Talking. They disagree.')
  await lookUp(page, '20118')
  await expect(fieldOf(page, 'availability-note')).toHaveText('In a multimedia conference')
  await lookUp(page, '20119')
  await expect(fieldOf(page, 'availability-note')).toContainText('Not signed in to the call server')
})

test('numbers sent as strings and strings sent as numbers give the same card', async ({ panel: { page, gateway } }) => {
  await lookUp(page, '20011')
  await openDetails(page)
  const documented = await fieldsOf(page)
  expect(Object.keys(documented).length).toBeGreaterThan(12)

  for (const variant of ['numbers-as-strings', 'strings-as-numbers', 'result-in-list'] as const) {
    gateway.failLookups({ fault: 'wrong-types', variant }, '20011')
    await ask(page, '20101')
    await expect(fieldOf(page, 'workno')).toHaveText('20101')
    await lookUp(page, '20011')
    await openDetails(page)
    expect.soft(await fieldsOf(page), variant).toEqual(documented)
    gateway.control.faults.clear()
  }
})

test('a name in GBK and a name with markup are shown correctly', async ({ panel: { page, gateway } }) => {
  gateway.failLookups({ fault: 'gbk' }, '20101')
  await lookUp(page, '20101')
  await expect(fieldOf(page, 'name')).toHaveText('李娜')
  await lookUp(page, '20128')
  await expect(fieldOf(page, 'name')).toHaveText('<b>Bold</b> & "Quote" {x}')
})

test('an unknown number is shown as such, with the gateway’s code in small print', async ({ panel: { page } }) => {
  await lookUp(page, '20011')
  await ask(page, '58999')
  const note = await expectError(page, 'colleague-not-found')
  await expect(note).toContainText('No colleague 58999 in your VDN.')
  await expect(note).toContainText('100-007')
  await expect(card(page)).toHaveCount(0)
  await expect(page.getByTestId('announcement')).toContainText('No colleague 58999')
})

test('a reply without a colleague is an unknown number, never a half-empty card', async ({
  panel: { page, gateway },
}) => {
  const variants = [
    'result-null',
    'result-empty-object',
    'result-empty-list',
    'result-empty-string',
    'result-absent',
  ] as const
  for (const [index, variant] of variants.entries()) {
    gateway.failLookups({ fault: 'wrong-types', variant }, `2010${index + 1}`)
    await ask(page, `2010${index + 1}`)
    await expectError(page, 'colleague-not-found')
    await expect(card(page)).toHaveCount(0)
    await searchBox(page).press('Escape')
    await expect(page.getByTestId('error')).toHaveCount(0)
  }
})

test('an invalid work number is reported before anything is sent', async ({ panel: { page, gateway } }) => {
  for (const [typed, code] of [
    ['100', 'workno-out-of-range'],
    ['60000', 'workno-out-of-range'],
    ['999999999999', 'workno-out-of-range'],
    ['zhang', 'workno-not-a-number'],
    ['2001 1', 'workno-not-a-number'],
    ['020011', 'workno-not-a-number'],
  ] as const) {
    await ask(page, typed)
    await expectError(page, code)
  }
  await expect(await expectError(page, 'workno-not-a-number')).toContainText('Type digits only')
  expect(gateway.requestsOf('queryAgentInfoByWorkNo')).toEqual([])
})

test('full-width digits and surrounding blanks are accepted', async ({ panel: { page, gateway } }) => {
  await ask(page, '  ２００１１ ')
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
  expect(gateway.requestsOf('queryAgentInfoByWorkNo').map(({ path }) => path)).toEqual([
    '/agentgateway/resource/agentgroup/20010/agentbyworkno/20011',
  ])
})

test('a slow lookup shows its progress, and removes the card of another number at once', async ({
  panel: { page, gateway },
}) => {
  await lookUp(page, '20011')
  gateway.failLookups({ fault: 'hang' }, '20101')
  await ask(page, '20101')
  await expect(page.getByTestId('searching')).toHaveText('Looking up 20101…')
  await expect(card(page)).toHaveCount(0)
})

test('a late reply to an earlier lookup is dropped', async ({ panel: { page, gateway } }) => {
  gateway.failLookups({ fault: 'delay', ms: 1_200 }, '20101')
  await ask(page, '20101')
  await gateway.control.waitForRequest(({ path }) => path.endsWith('/20101'))
  // Shares the pending request, so it resolves together with the panel's own lookup.
  const late = page.evaluate(() => window.agentBar.queryAgentInfoByWorkNo('20101'))
  await lookUp(page, '20102')
  expect((await late).ok).toBe(true)

  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  await expect(searchBox(page)).toHaveValue('20102')
  expect(gateway.requestsOf('queryAgentInfoByWorkNo')).toHaveLength(2)
})

test('equal lookups in flight share one request', async ({ panel: { page, gateway } }) => {
  gateway.failLookups({ fault: 'delay', ms: 300 })
  const replies = await page.evaluate(() =>
    Promise.all(['20011', '20011', '２００１１'].map((typed) => window.agentBar.queryAgentInfoByWorkNo(typed))),
  )
  expect(replies.map((reply) => reply.ok && reply.value.agent.workno)).toEqual(['20011', '20011', '20011'])
  expect(gateway.requestsOf('queryAgentInfoByWorkNo')).toHaveLength(1)
})

test('the card’s button looks up again', async ({ panel: { page, gateway } }) => {
  await lookUp(page, '20104')
  gateway.control.setState('20104', { status: 5, ctiStatus: 6, secondsInState: 3 })
  await page.getByRole('button', { name: 'Look up again' }).click()
  await expect(fieldOf(page, 'availability')).toHaveText('Free soon')
  await expect(fieldOf(page, 'state')).toHaveText('Wrap-up')
})
