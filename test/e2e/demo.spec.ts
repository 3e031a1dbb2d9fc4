import { join } from 'node:path'
import { writeDemoProfile } from '../../simulator/write-demo-profile.ts'
import { fieldOf, lookUp } from './support/panel.ts'
import { expect, test } from './support/test.ts'

// The demo trusts one certificate alone, and no authority.
test.use({ gatewayOptions: { tls: 'self-signed' } })

test('the demo suggests a colleague with a name, who is free and signed in when the shift began', async ({
  launch,
  folder,
  gateway,
}) => {
  const profile = join(folder, 'demo.json')
  writeDemoProfile(profile, gateway.url, gateway.caPem ?? gateway.certificatePem)
  // Simulator and app are on one machine, and so in one time zone.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const { page } = await launch({ args: [`--demo-profile=${profile}`], environment: { TZ: timeZone } })
  const hint = page.getByTestId('demo-hint')
  await expect(hint).toContainText(/\d/)
  const text = await hint.innerText()
  const workno = /\d+/.exec(text)?.[0] ?? ''

  await lookUp(page, workno)
  const name = await fieldOf(page, 'name').innerText()
  expect(name).not.toBe(workno)
  expect(text).toContain(name)
  await expect(page.locator('[data-availability="free"]').first()).toBeVisible()
  await expect(fieldOf(page, 'signed-in')).toContainText(/(08|20):\d\d/)
})
