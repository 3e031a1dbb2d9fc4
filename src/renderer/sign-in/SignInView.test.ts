import { describe, expect, it } from 'vitest'
import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { failure, success } from '../../shared/result.ts'
import { exampleCertificateQuestion, exampleProfileView } from '../testing/example-data.ts'
import { renderPage } from '../testing/render-page.ts'

const firstStart = { profile: null, session: { state: 'signed-out', problem: null } } as const
const field = (label: string): HTMLInputElement => screen.getByLabelText(label)
const submit = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Sign in' }))

async function fillIn(): Promise<void> {
  await userEvent.type(field('Gateway address'), 'gateway.example')
  await userEvent.type(field('Your work number'), '20010')
  await userEvent.type(field('Password'), 's3cret')
  await userEvent.type(field('Phone number'), '70010')
}

describe('the sign-in view', () => {
  it('is what a first start shows, with the cursor in the first field', async () => {
    await renderPage(firstStart)
    expect(document.activeElement).toBe(field('Gateway address'))
  })

  it('sends what was typed, keeps no password and goes on to the panel', async () => {
    const page = await renderPage(firstStart, { signIn: () => success(null) })
    await fillIn()
    await submit()
    expect(page.calls).toEqual([
      [
        'signIn',
        {
          gateway: 'gateway.example',
          agentId: '20010',
          password: 's3cret',
          phone: '70010',
          caFile: null,
          mode: 'login',
          isPasswordToBeStored: true,
        },
      ],
    ])
    expect(await screen.findByRole('combobox')).toBeTruthy()
    expect(document.body.innerHTML).not.toContain('s3cret')
  })

  it('says nothing of a field that is left empty until the form is sent', async () => {
    await renderPage(firstStart)
    const invalid = () => [...document.querySelectorAll<HTMLInputElement>('[aria-invalid]')].map(({ name }) => name)
    for (let presses = 0; presses < 6; presses += 1) await userEvent.tab()
    expect(invalid()).toEqual([])
    await userEvent.type(field('Your work number'), '12a')
    await userEvent.tab()
    expect(invalid()).toEqual(['agentId'])
    await userEvent.clear(field('Your work number'))
    await userEvent.tab()
    expect(invalid()).toEqual([])
    await submit()
    expect(invalid()).toEqual(['gateway', 'agentId', 'phone', 'password'])
  })

  it('marks what may be left empty, and that alone', async () => {
    await renderPage(firstStart)
    const optional = () => screen.getAllByText(/\(optional\)$/).map(({ textContent }) => textContent)
    expect(optional()).toEqual(['Certificate authority (CA) file (optional)'])
    await userEvent.click(field('Lookup only: no licence, no calls (loginex)'))
    expect(optional()).toEqual([
      'Phone number (optional)',
      'Password (optional)',
      'Certificate authority (CA) file (optional)',
    ])
  })

  it('says what is wrong with a field when it is left, not before', async () => {
    await renderPage(firstStart)
    await userEvent.type(field('Your work number'), '12a')
    expect(screen.queryByText(/digits only/)).toBeNull()
    await userEvent.tab()
    expect(screen.getByText(/digits only/)).toBeTruthy()
    expect(field('Your work number').getAttribute('aria-invalid')).toBe('true')
  })

  it('sends nothing while something is wrong, and puts the cursor there', async () => {
    const page = await renderPage(firstStart)
    await userEvent.type(field('Gateway address'), 'gateway.example')
    await submit()
    expect(page.calls).toEqual([])
    expect(document.activeElement).toBe(field('Your work number'))
    expect(screen.getByText('Enter the password of your work number.')).toBeTruthy()
  })

  it('shows why the gateway refused, and stays', async () => {
    await renderPage(firstStart, { signIn: () => failure({ code: 'wrong-password', retcode: '100-004' }) })
    await fillIn()
    await submit()
    expect((await screen.findByTestId('error')).dataset['code']).toBe('wrong-password')
    expect(screen.getByTestId('announcement').textContent).toContain('The work number or password is wrong.')
  })

  it('tests the connection with the address alone', async () => {
    const page = await renderPage(firstStart, {
      testConnection: () => success({ gateway: 'https://gateway.example:8043', tookMs: 12.4 }),
    })
    await userEvent.type(field('Gateway address'), 'gateway.example')
    await userEvent.click(screen.getByRole('button', { name: 'Test connection' }))
    expect(page.calls).toEqual([['testConnection', { gateway: 'gateway.example', caFile: null }]])
    expect((await screen.findByTestId('connection')).textContent).toContain('12 ms')
    await userEvent.type(field('Gateway address'), '2')
    expect(screen.queryByTestId('connection')).toBeNull()
  })

  it('uses a stored password only for the gateway and number that it was stored for', async () => {
    const page = await renderPage(
      { profile: exampleProfileView, session: { state: 'signed-out', problem: null } },
      { signIn: () => failure({ code: 'gateway-unreachable' }) },
    )
    await userEvent.click(screen.getByRole('button', { name: 'Change sign-in details' }))
    expect(field('Password').value).toBe('')
    await submit()
    expect(page.calls.at(-1)?.[1]).toMatchObject({ password: null })
    await userEvent.type(field('Gateway address'), '4')
    await submit()
    expect(page.calls).toHaveLength(1)
    expect(screen.getByText('Enter the password of your work number.')).toBeTruthy()
  })

  it('says that nothing is stored when there is no keyring, and asks for nothing of the kind', async () => {
    const page = await renderPage({ ...firstStart, keyring: 'absent' }, { signIn: () => success(null) })
    expect(screen.getByTestId('keyring').textContent).toContain('in memory only')
    expect(screen.getByRole<HTMLInputElement>('checkbox').disabled).toBe(true)
    await fillIn()
    await submit()
    expect(page.calls.at(-1)?.[1]).toMatchObject({ isPasswordToBeStored: false })
  })

  it('takes the CA file that was chosen, and lets it be removed', async () => {
    const page = await renderPage(firstStart, {
      chooseCaFile: () => success('/etc/ssl/ca.pem'),
      testConnection: () => failure({ code: 'certificate-unknown' }),
    })
    await userEvent.type(field('Gateway address'), 'gateway.example')
    await userEvent.click(screen.getByText('Choose…'))
    await userEvent.click(screen.getByRole('button', { name: 'Test connection' }))
    expect(page.calls.at(-1)).toEqual(['testConnection', { gateway: 'gateway.example', caFile: '/etc/ssl/ca.pem' }])
    await userEvent.click(screen.getByLabelText('Remove CA file'))
    expect(screen.getByTestId('ca-file').textContent).toContain('None')
  })

  it('hides the panel on Escape when there is nothing to go back to', async () => {
    const page = await renderPage(firstStart, { hidePanel: () => success(null) })
    await userEvent.keyboard('{Escape}')
    expect(page.calls).toEqual([['hidePanel', undefined]])
  })

  it('makes way when the session was made by other means', async () => {
    const page = await renderPage(firstStart)
    const session = {
      state: 'signed-in',
      agentId: '20010',
      kind: 'owned',
      since: 0,
      passwordExpiresInDays: null,
    } as const
    page.push('snapshotChanged', { ...page.snapshot, revision: 2, session, profile: exampleProfileView })
    expect(await screen.findByRole('combobox')).toBeTruthy()
  })

  it('only looks up when that was chosen under Advanced, and then needs no password', async () => {
    const page = await renderPage(firstStart, { signIn: () => success(null) })
    await userEvent.type(field('Gateway address'), 'gateway.example')
    await userEvent.type(field('Your work number'), '20010')
    await userEvent.click(field('Lookup only: no licence, no calls (loginex)'))
    await submit()
    expect(page.calls.at(-1)?.[1]).toMatchObject({ mode: 'loginex', password: '', isPasswordToBeStored: false })
  })

  it('wants the password again while the keyring that holds it is locked', async () => {
    await renderPage({ keyring: 'locked', session: { state: 'signed-out', problem: null } })
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    await submit()
    expect(screen.getByText('Enter the password of your work number.')).toBeTruthy()
  })

  it('asks the keyring again where it cannot be used', async () => {
    const page = await renderPage({ ...firstStart, keyring: 'locked' }, { probeKeyring: () => success(null) })
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }))
    expect(page.calls).toEqual([['probeKeyring', undefined]])
  })

  it('tries again by itself once the agent has trusted the certificate', async () => {
    let isTrusted = false
    const signIn = () => (isTrusted ? success(null) : failure({ code: 'certificate-unknown' as const }))
    const page = await renderPage(firstStart, { signIn })
    await fillIn()
    await submit()
    await screen.findByTestId('error')
    isTrusted = true
    const { gateway, certificate } = exampleCertificateQuestion()
    const pins = [{ gateway, fingerprint256: certificate.fingerprint256 }]
    page.push('snapshotChanged', { ...page.snapshot, revision: 2, pins })
    expect(await screen.findByRole('combobox')).toBeTruthy()
    expect(page.calls.map(([name]) => name)).toEqual(['signIn', 'signIn'])
    expect(page.calls[1]?.[1]).toMatchObject({ password: 's3cret' })
  })
})
