import { describe, expect, it } from 'vitest'
import { parsePastedGuid } from './pasted-guid.ts'

const guid = '279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0'
const older = `${'0123456789abcdef'.repeat(3)}.AgentGateway1`

describe('a pasted Guid', () => {
  it.each([
    [guid, guid],
    [older, older],
    [older.toUpperCase(), older.toUpperCase()],
    [guid.slice(0, 36), guid.slice(0, 36)],
    [` ${guid}\n`, guid],
    [`${guid}\nsecond line`, guid],
    [`JSESSIONID=${guid}`, guid],
    [`JSESSIONID=${older}; Path=/; HttpOnly`, older],
    [`Set-GUID: JSESSIONID=${guid}`, guid],
    [`guid: ${guid}`, guid],
    [`\ufeff\u202a${guid}\u202c`, guid],
  ])('is found in %j', (text, found) => {
    expect(parsePastedGuid(text)).toBe(found)
  })

  it.each([
    '',
    'short',
    'with a blank inside it',
    '密码密码密码密码',
    'Tr0ub4dor&3',
    'correct-horse-battery-staple',
    'a1b2c3d4e5f60718293a4b5c6d7e8f90',
    '0'.repeat(47),
    '0'.repeat(49),
    'f'.repeat(64),
    '279fe21d-2caa-4437-84c3-ab9e9dae20f.AgentGateway0',
    '279fe21d-2caa-4437-84c3-ab9e9dae20fg.AgentGateway0',
    `${guid} Passw0rd`,
    `Passw0rd ${guid}`,
    `${guid}.${'x'.repeat(65)}`,
    `${guid.slice(0, 36)}.node\u0000`,
  ])('is not seen in %j', (text) => {
    expect(parsePastedGuid(text)).toBeNull()
  })
})
