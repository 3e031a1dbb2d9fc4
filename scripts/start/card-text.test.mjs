import { expect, it } from 'vitest'
import { cardLines, missingFields, cardFields } from './card-text.mjs'

const complete = Object.fromEntries(cardFields.map(({ field }) => [field, `${field} text`]))

it('prints one line per field, with the lines of a list joined', () => {
  const lines = cardLines({ ...complete, name: '王丽', 'skill-list': 'Billing\n  voice \n\nReturns   chat' })
  expect(lines).toHaveLength(cardFields.length)
  expect(lines[0]).toBe('Name           王丽')
  expect(lines).toContain('Skills         Billing, voice, Returns chat')
})

it('names the empty fields', () => {
  expect(missingFields(complete)).toEqual([])
  expect(missingFields({ ...complete, phone: ' \n', duration: undefined })).toEqual(['time in state', 'phone'])
})
