import { describe, expect, it } from 'vitest'
import { ctiStatusWord, isListedMedium, mediaServerWords, mediaWord, statusWord } from './state-words.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')

describe('state words', () => {
  it('never mix the two numberings', () => {
    expect([statusWord(zh, 7), ctiStatusWord(zh, 7)]).toEqual(['通话', '示忙'])
    expect([statusWord(en, 2), ctiStatusWord(en, 2)]).toEqual(['Signed out', 'Reserved'])
  })

  it.each([-1, 10, 11, 4.5])('call gateway status %d unknown, with its number', (status) => {
    expect(statusWord(en, status)).toBe(`unknown (${status})`)
    expect(statusWord(zh, status)).toBe(`未知 (${status})`)
  })

  it('know platform status 10 but not 11', () => {
    expect(ctiStatusWord(zh, 10)).toBe('调整')
    expect(ctiStatusWord(zh, 11)).toBe('未知 (11)')
  })
})

describe('mediaWord', () => {
  it('names every listed medium', () => {
    const listed = [1, 2, 4, 5, 15, 16, 17, 19, 51, 53]
    expect(listed.every(isListedMedium)).toBe(true)
    expect(mediaWord(zh, 51)).toBe('网页聊天')
  })

  it('shows an unlisted one as its number, and none as not given', () => {
    expect(mediaWord(en, 6)).toBe('media 6')
    expect(mediaWord(zh, 6)).toBe('媒体 6')
    expect(mediaWord(en, null)).toBe('no medium given')
  })
})

describe('mediaServerWords', () => {
  it('puts the three letters into words', () => {
    expect(mediaServerWords(en, 'TTF').map(({ server, state }) => `${server} ${state}`)).toEqual([
      'Calls (CTI) signed in',
      'Chat (WebM) signed in',
      'Mail (MailM) not signed in',
    ])
  })

  it('says nothing without letters, and guesses no unlisted one', () => {
    expect(mediaServerWords(en, '')).toEqual([])
    expect(mediaServerWords(en, 'X').map(({ state }) => state)).toEqual(['unknown (X)'])
  })
})
