import { describe, expect, it } from 'vitest'
import { parseClipboardWorkno, parseLookupDeepLink } from './lookup-deep-link.ts'

describe('parseLookupDeepLink', () => {
  it.each([
    ['agentbar:lookup/20011', '20011'],
    ['agentbar:lookup/20011/', '20011'],
    // Some browsers and desktops add the slashes.
    ['agentbar://lookup/20011', '20011'],
    ['agentbar://lookup/20011/', '20011'],
    ['AGENTBAR:Lookup/20011', '20011'],
    ['agentbar:lookup/101', '101'],
    ['agentbar:lookup/59999', '59999'],
    // What was copied with the number, raw and as browsers write it.
    ['agentbar:lookup/20011\u200b', '20011'],
    ['agentbar:lookup/%E2%80%AA20011%E2%80%AC', '20011'],
    ['agentbar:lookup/%ef%bb%bf20%C2%AD011/', '20011'],
    ['agentbar:lookup/２００１１', '20011'],
    ['agentbar:lookup/%D9%A2%D9%A0%D9%A0%D9%A1%D9%A1', '20011'],
  ])('reads %j', (link, workno) => {
    expect(parseLookupDeepLink(link, 59_999)).toBe(workno)
  })

  it.each([
    '',
    '20011',
    'agentbar:',
    'agentbar:lookup',
    'agentbar:lookup/',
    'agentbar:20011',
    'agentbar:session/20011',
    'agentbar:lookup/20011/20012',
    'agentbar:lookup/20011?then=session',
    'agentbar:lookup/20011#x',
    'agentbar:lookup/20011 ',
    ' agentbar:lookup/20011',
    'agentbar:lookup/20011\n',
    'agentbar:lookup/20011\nagentbar:lookup/20012',
    'agentbar:lookup/%32%30%30%31%31',
    'agentbar:lookup/../20011',
    'agentbar:lookup//20011',
    'agentbar:/lookup/20011',
    'agentbar:///lookup/20011',
    'agentbar://evil.example/lookup/20011',
    'agentbar://agent@lookup/20011',
    'agentbar://lookup:8043/20011',
    'agentbar:lookup/%E2%80',
    'agentbar:lookup/20011%0A',
    'agentbar:lookup/20011%E2%80%A8%E2%80%A820012',
    'agentbar:lookup/20011x',
    'agentbar:lookup/-20011',
    'agentbar:lookup/2e4',
    'agentbar:lookup/0x4e2b',
    'agentbar:lookup/99',
    'agentbar:lookup/100',
    'agentbar:lookup/020011',
    'agentbar:lookup/60000',
    'agentbar:lookup/1000000',
    `agentbar:lookup/${'2'.repeat(60)}`,
    'https://evil.example/agentbar:lookup/20011',
    'javascript:agentbar:lookup/20011',
    'xagentbar:lookup/20011',
  ])('is null for %j', (link) => {
    expect(parseLookupDeepLink(link, 59_999)).toBeNull()
  })

  it('uses the given highest number', () => {
    expect(parseLookupDeepLink('agentbar:lookup/700001', 999_999)).toBe('700001')
    expect(parseLookupDeepLink('agentbar:lookup/700001', 700_000)).toBeNull()
  })
})

describe('parseClipboardWorkno', () => {
  it.each([
    ['20011', '20011'],
    ['  20011\t', '20011'],
    ['20011\r\n', '20011'],
    ['\ufeff\u202a٢٠٠١١\u202c', '20011'],
    ['20\u00a0011', '20011'],
    ['　２００１１　', '20011'],
    [`20011${' '.repeat(35)}`, '20011'],
  ])('reads the number in %j', (text, workno) => {
    expect(parseClipboardWorkno(text, 59_999)).toBe(workno)
  })

  it.each([
    '',
    ' ',
    'Zhang San 20011',
    '20011 Zhang San',
    '20011 20012',
    '20011\n20012',
    '20011\t70942',
    '20 011',
    '20011.',
    '+20011',
    '020011',
    '100',
    '60000',
    '13912345678',
    `20011${' '.repeat(36)}`,
    '2'.repeat(41),
  ])('is null for %j', (text) => {
    expect(parseClipboardWorkno(text, 59_999)).toBeNull()
  })

  it('uses the given highest number', () => {
    expect(parseClipboardWorkno('700001', 999_999)).toBe('700001')
    expect(parseClipboardWorkno('700001', 700_000)).toBeNull()
  })
})
