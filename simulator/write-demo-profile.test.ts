import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createEdgeCaseColleagues } from './roster/edge-case-colleagues.ts'
import { accounts } from './sessions/accounts.ts'
import { writeDemoProfile } from './write-demo-profile.ts'

it('writes the profile of an account that can sign in, for this user only, over an existing file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-profile-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'profile.json')
  writeFileSync(file, 'old', { mode: 0o666 })
  writeDemoProfile(file, 'https://127.0.0.1:1', 'PEM')
  const { gateway, certificatePem, suggestedColleague, ...account } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    string
  >
  expect([gateway, certificatePem]).toEqual(['https://127.0.0.1:1', 'PEM'])
  expect(accounts).toContainEqual(expect.objectContaining(account))
  const colleagues = createEdgeCaseColleagues(Date.now(), 5)
  expect(colleagues).toContainEqual(expect.objectContaining(suggestedColleague))
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})
