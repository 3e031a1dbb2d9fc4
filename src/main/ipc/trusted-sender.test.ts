import { describe, expect, it } from 'vitest'
import { isTrustedSender, type SenderFrame } from './trusted-sender.ts'

const origin = 'app://panel'
const ours: SenderFrame = { url: 'app://panel/index.html', isTopFrame: true, isOurWindow: true }

describe('isTrustedSender', () => {
  it('trusts the top frame of our window with our page', () => {
    expect(isTrustedSender(ours, origin)).toBe(true)
    expect(isTrustedSender({ ...ours, url: origin }, origin)).toBe(true)
    expect(isTrustedSender({ ...ours, url: 'app://panel/index.html?view=1#settings' }, origin)).toBe(true)
  })

  it.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { ...ours, isTopFrame: false }],
    ['another window', { ...ours, isOurWindow: false }],
    ...[
      '',
      'about:blank',
      'https://evil.example/',
      'https://evil.example/app://panel/',
      'app://panel.evil.example/',
      'app://panelx/',
      'app://panel:8043/',
      'app://panel@evil.example/',
      'app://other/index.html',
      'APP://panel/index.html',
      'file:///app://panel/',
      'data:text/html,app://panel/',
    ].map((url): [string, SenderFrame] => [url, { ...ours, url }]),
  ])('does not trust %s', (_, frame) => {
    expect(isTrustedSender(frame, origin)).toBe(false)
  })
})
