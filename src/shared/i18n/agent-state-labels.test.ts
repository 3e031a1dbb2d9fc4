import { describe, expect, it } from 'vitest'
import {
  ctiStatusLabel,
  isKnownMediaType,
  mediaServerLabels,
  mediaTypeLabel,
  statusLabel,
} from './agent-state-labels.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')

describe('state words', () => {
  it('never mix the two numberings', () => {
    expect([statusLabel(zh, 7), ctiStatusLabel(zh, 7)]).toEqual(['通话中', '示忙'])
    expect([statusLabel(en, 2), ctiStatusLabel(en, 2)]).toEqual(['Signed out', 'Reserved'])
  })

  it.each([-1, 10, 11, 4.5])('call gateway status %d unknown, with its number', (status) => {
    expect(statusLabel(en, status)).toBe(`unknown (${status})`)
    expect(statusLabel(zh, status)).toBe(`未知（${status}）`)
  })

  it('know platform status 10 but not 11', () => {
    expect(ctiStatusLabel(zh, 10)).toBe('调整中')
    expect(ctiStatusLabel(zh, 11)).toBe('未知（11）')
  })
})

describe('mediaTypeLabel', () => {
  it('names every listed medium', () => {
    const listed = [1, 2, 4, 5, 15, 16, 17, 19, 51, 53]
    expect(listed.every(isKnownMediaType)).toBe(true)
    expect(mediaTypeLabel(zh, 51)).toBe('网页聊天')
  })

  it('shows an unlisted one as its number, and none as not given', () => {
    expect(mediaTypeLabel(en, 6)).toBe('media 6')
    expect(mediaTypeLabel(zh, 6)).toBe('媒体 6')
    expect(mediaTypeLabel(en, null)).toBe('no medium given')
  })
})

describe('mediaServerLabels', () => {
  it('puts the three letters into words', () => {
    expect(mediaServerLabels(en, 'TTF').map(({ server, state }) => `${server} ${state}`)).toEqual([
      'Calls (CTI) signed in',
      'Chat (WebM) signed in',
      'Mail (MailM) not signed in',
    ])
  })

  it('says nothing without letters, and guesses no unlisted one', () => {
    expect(mediaServerLabels(en, '')).toEqual([])
    expect(mediaServerLabels(en, 'X').map(({ state }) => state)).toEqual(['unknown (X)'])
  })
})
