import { describe, expect, it, vi } from 'vitest'
import { handleKeyringCall, keyringService } from './handle-keyring-call.ts'
import { parseKeyringReply } from './keyring-messages.ts'

const keytar = () => ({
  getPassword: vi.fn<() => Promise<string | null>>().mockResolvedValue('secret'),
  setPassword: vi.fn(async () => undefined),
  deletePassword: vi.fn(async () => true),
})

describe('handleKeyringCall', () => {
  it('reads, saves and forgets under the one service name', async () => {
    const fake = keytar()
    expect(await handleKeyringCall(fake, { id: 1, op: 'read', account: 'a' })).toEqual({
      id: 1,
      ok: true,
      value: 'secret',
    })
    expect(await handleKeyringCall(fake, { id: 2, op: 'save', account: 'a', secret: 's' })).toMatchObject({
      id: 2,
      ok: true,
    })
    expect(await handleKeyringCall(fake, { id: 3, op: 'forget', account: 'a' })).toMatchObject({ id: 3, ok: true })
    expect(fake.getPassword).toHaveBeenCalledExactlyOnceWith(keyringService, 'a')
    expect(fake.setPassword).toHaveBeenCalledExactlyOnceWith(keyringService, 'a', 's')
    expect(fake.deletePassword).toHaveBeenCalledExactlyOnceWith(keyringService, 'a')
  })

  it('replies with null if there is no entry', async () => {
    const fake = keytar()
    fake.getPassword.mockResolvedValue(null)
    fake.deletePassword.mockResolvedValue(false)
    expect(await handleKeyringCall(fake, { id: 1, op: 'read', account: 'a' })).toEqual({ id: 1, ok: true, value: null })
    expect(await handleKeyringCall(fake, { id: 2, op: 'forget', account: 'a' })).toEqual({
      id: 2,
      ok: true,
      value: null,
    })
  })

  it('passes on keytar’s message, and nothing of the secret', async () => {
    const fake = keytar()
    fake.setPassword.mockRejectedValue(new Error('Cannot create an item in a locked collection'))
    expect(await handleKeyringCall(fake, { id: 1, op: 'save', account: 'a', secret: 'canary' })).toEqual({
      id: 1,
      ok: false,
      message: 'Cannot create an item in a locked collection',
    })
    fake.setPassword.mockRejectedValue('odd')
    expect(await handleKeyringCall(fake, { id: 1, op: 'save', account: 'a', secret: 'canary' })).toMatchObject({
      message: 'unknown',
    })
  })

  it.each([
    null,
    'read',
    {},
    { id: 1, op: 'findCredentials' },
    { id: 1, op: 'read' },
    { id: 1, op: 'save', account: 'a' },
    { id: 1, op: 'read', account: 'a', service: 'Other' },
    { id: '1', op: 'read', account: 'a' },
    { id: 1, op: '__proto__', account: 'a' },
  ])('ignores the message %j', async (message) => {
    const fake = keytar()
    expect(await handleKeyringCall(fake, message)).toBeNull()
    for (const method of Object.values(fake)) expect(method).not.toHaveBeenCalled()
  })
})

describe('parseKeyringReply', () => {
  it('reads both kinds of reply and nothing else', () => {
    expect(parseKeyringReply({ id: 1, ok: true, value: null })).toEqual({ id: 1, ok: true, value: null })
    expect(parseKeyringReply({ id: 1, ok: false, message: 'x' })).toEqual({ id: 1, ok: false, message: 'x' })
    for (const message of [undefined, 'x', {}, { id: 1, ok: true }, { id: 1, ok: 'yes', value: null }])
      expect(parseKeyringReply(message)).toBeNull()
  })
})
