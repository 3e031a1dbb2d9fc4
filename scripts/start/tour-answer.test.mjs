import { expect, it } from 'vitest'
import { answerLines, missingFields, tourFields } from './tour-answer.mjs'

const complete = Object.fromEntries(tourFields.map(({ field }) => [field, `${field} text`]))

it('prints one line a field, the lines of a list joined', () => {
  const lines = answerLines({ ...complete, name: '王丽', 'skill-list': 'Billing\n  voice \n\nReturns   chat' })
  expect(lines).toHaveLength(tourFields.length)
  expect(lines[0]).toBe('Name           王丽')
  expect(lines).toContain('Skills         Billing, voice, Returns chat')
})

it('names what the card does not show', () => {
  expect(missingFields(complete)).toEqual([])
  expect(missingFields({ ...complete, phone: ' \n', duration: undefined })).toEqual(['time in state', 'phone'])
})
