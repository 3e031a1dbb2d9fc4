import { describe, expect, it } from 'vitest'
import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { SignInInput } from '../../shared/commands.ts'
import { failure, success } from '../../shared/result.ts'
import { renderPage } from '../testing/render-page.ts'

type Script = Parameters<typeof renderPage>[1]
const firstStart = { profile: null, session: { state: 'signed-out', problem: null } } as const
const elsewhere = { code: 'signed-in-elsewhere', retcode: '100-002' } as const
const field = (label: string): HTMLInputElement => screen.getByLabelText(label)
const offers = (): (string | undefined)[] =>
  [...screen.getByTestId('elsewhere').querySelectorAll<HTMLElement>('[data-offer]')].map(
    ({ dataset }) => dataset['offer'],
  )
const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }))
const modes = (calls: readonly (readonly [string, unknown])[]): string[] =>
  calls.filter(([name]) => name === 'signIn').map(([, input]) => (input as SignInInput).mode)

/** A first sign-in of an agent who is signed in elsewhere. */
async function meetElsewhere(script: Script = {}): ReturnType<typeof renderPage> {
  const signIn = ({ mode }: SignInInput) => (mode === 'forcelogin' ? success(null) : failure(elsewhere))
  const page = await renderPage(firstStart, { signIn, ...script })
  await userEvent.type(field('Gateway address'), 'gateway.example')
  await userEvent.type(field('Your work number'), '20010')
  await userEvent.type(field('Phone number'), '70010')
  await userEvent.type(field('Password'), 's3cret')
  await press('Sign in')
  await screen.findByTestId('elsewhere')
  return page
}

describe('an agent who is signed in elsewhere', () => {
  it('is offered the hand-over first, with the focus, and force last, with what it does', async () => {
    await meetElsewhere()
    expect(offers()).toEqual(['adopt', 'lookup-only', 'leave', 'force'])
    expect(document.activeElement?.textContent.trim()).toBe('Use that session here')
    expect(screen.getByTestId('elsewhere').textContent).toContain('a call there may be cut off')
    expect(screen.getByTestId('announcement').textContent).toBe('This work number is signed in elsewhere.')
  })

  it('can sign in for lookups only beside the other program, where the gateway lets it', async () => {
    const page = await meetElsewhere({
      signIn: ({ mode }) => (mode === 'loginex' ? success(null) : failure(elsewhere)),
    })
    await press('Sign in for lookups only')
    expect(modes(page.calls)).toEqual(['login', 'loginex'])
    expect(page.calls.at(-1)?.[1]).toMatchObject({ password: 's3cret' })
    expect(await screen.findByRole('combobox')).toBeTruthy()
  })

  it('is not offered again what the gateway has just refused', async () => {
    await meetElsewhere()
    await press('Sign in for lookups only')
    await expect.poll(offers).toEqual(['adopt', 'leave', 'force'])
  })

  it('signs in by force only after reading what that does, without typing the password again', async () => {
    const page = await meetElsewhere()
    await press('Sign the other program out and sign in here…')
    expect(modes(page.calls)).toEqual(['login'])
    const confirm = screen.getByTestId('force-confirm')
    expect(confirm.textContent).toContain('The other program in which 20010 is signed in is signed out at once.')
    expect(confirm.textContent).toContain('A call in progress there may be cut off')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Sign in by force?' }))
    expect(screen.getByTestId('announcement').textContent).toContain('signed out at once')
    await press('Sign the other program out and sign in here')
    expect(modes(page.calls)).toEqual(['login', 'forcelogin'])
    expect(page.calls.at(-1)?.[1]).toMatchObject({ password: 's3cret' })
    expect(await screen.findByRole('combobox')).toBeTruthy()
  })

  it.each(['{Escape}', '{Enter}', ' '])('is not signed in by force on %j', async (key) => {
    const page = await meetElsewhere()
    await press('Sign the other program out and sign in here…')
    await userEvent.keyboard(key)
    expect(modes(page.calls)).toEqual(['login'])
  })

  it.each(['Cancel', '{Escape}'])('leaves the other program alone, and all that was typed stays: %s', async (how) => {
    const page = await meetElsewhere()
    await press('Sign the other program out and sign in here…')
    await (how.startsWith('{') ? userEvent.keyboard(how) : press(how))
    expect(field('Password').value).toBe('s3cret')
    expect(field('Phone number').value).toBe('70010')
    expect(field('Your work number').value).toBe('20010')
    expect(screen.queryByTestId('elsewhere')).toBeNull()
    expect(modes(page.calls)).toEqual(['login'])
  })

  it('can try again after force has failed, without typing the password again', async () => {
    await meetElsewhere({
      signIn: ({ mode }) => failure(mode === 'forcelogin' ? { code: 'gateway-timeout' } : elsewhere),
    })
    await press('Sign the other program out and sign in here…')
    await press('Sign the other program out and sign in here')
    await expect.poll(() => screen.getByTestId('error').dataset['code']).toBe('gateway-timeout')
    expect(field('Password').value).toBe('s3cret')
  })

  it('can use that session instead', async () => {
    await meetElsewhere()
    await press('Use that session here')
    expect(screen.getByTestId('adopt')).toBeTruthy()
    expect(field('Work number of the session').value).toBe('20010')
    expect(document.activeElement).toBe(field('Guid'))
    expect(document.body.innerHTML).not.toContain('s3cret')
  })

  it('finds the form as it was after a look at the hand-over, but for the password', async () => {
    await meetElsewhere()
    await press('Use that session here')
    await userEvent.keyboard('{Escape}')
    expect(field('Gateway address').value).toBe('gateway.example')
    expect(field('Your work number').value).toBe('20010')
    expect(field('Phone number').value).toBe('70010')
    expect(field('Password').value).toBe('')
  })

  it('needs a phone for a sign-in by force, which is a normal one', async () => {
    const page = await renderPage(firstStart, { signIn: () => failure(elsewhere) })
    await userEvent.type(field('Gateway address'), 'gateway.example')
    await userEvent.type(field('Your work number'), '20010')
    await userEvent.type(field('Password'), 's3cret')
    await userEvent.click(field('Lookup only: no licence, no calls (loginex)'))
    await press('Sign in')
    await expect.poll(offers).toEqual(['adopt', 'leave', 'force'])
    await press('Sign the other program out and sign in here…')
    await expect.poll(() => document.activeElement).toBe(field('Phone number'))
    expect(screen.queryByTestId('force-confirm')).toBeNull()
    expect(modes(page.calls)).toEqual(['loginex'])
  })

  it('is offered no force where the gateway forbids it', async () => {
    await meetElsewhere({ signIn: () => failure({ code: 'signed-in-elsewhere-protected', retcode: '100-015' }) })
    expect(screen.queryByRole('button', { name: 'Sign the other program out and sign in here…' })).toBeNull()
    expect(offers()).toEqual(['adopt', 'lookup-only', 'leave'])
  })

  it('decides without another try when the stored password has met it already', async () => {
    const session = { state: 'signed-out', problem: elsewhere } as const
    const page = await renderPage({ session }, { signIn: () => success(null) })
    await press('Other ways…')
    await press('Sign the other program out and sign in here…')
    await press('Sign the other program out and sign in here')
    expect(page.calls).toHaveLength(1)
    expect(page.calls[0]?.[1]).toMatchObject({ mode: 'forcelogin', password: null })
  })
})
