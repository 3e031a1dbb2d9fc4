import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { defaultSettings, settingsSchema, type Settings } from '../../shared/settings.ts'
import { parseSettingsText } from './parse-settings-text.ts'

const second = { ...exampleProfile, id: 'profile-2', agentId: '20002', name: '客服 {二} "b", ] }' }
const settings: Settings = {
  ...defaultSettings,
  language: 'zh-CN',
  theme: 'dark',
  profiles: [exampleProfile, second],
  activeProfileId: 'profile-2',
  proxiesWithCredentials: ['proxy.example:3128', 'other.example:8080'],
}
// As electron-store writes it.
const text = JSON.stringify(settings, undefined, '\t')

function read(damaged: string) {
  const parsed = parseSettingsText(damaged)
  return parsed.ok ? parsed.value : null
}

describe('the text of a settings file', () => {
  it('is read whole, and a byte-order mark is no part of it', () => {
    for (const whole of [text, JSON.stringify(settings), `\uFEFF${text}`])
      expect(read(whole)).toEqual({ settings, lost: [] })
  })

  it.each(['', '   ', 'null', '[]', 'not settings at all', '{', '{"version":99}', '{"stranger":1'])(
    'gives nothing where nothing can be read: %j',
    (nothing) => {
      expect(parseSettingsText(nothing)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    },
  )

  it('that is cut off gives what stands before the cut, and names the rest', () => {
    const cut = text.slice(0, text.indexOf('"activeProfileId"'))
    expect(read(cut)?.settings).toEqual({ ...settings, activeProfileId: null, proxiesWithCredentials: [] })
    expect(read(cut)?.lost).toEqual(['activeProfileId', 'pins', 'proxiesWithCredentials'])
  })

  it('that is cut off in a name keeps the value before it', () => {
    expect(read('{"version":1,"theme":"dark","prof')?.settings).toEqual({ ...defaultSettings, theme: 'dark' })
    expect(read('{"version":1,"theme":"dark","textSizePercent":12')?.settings).toMatchObject({ theme: 'dark' })
  })

  it('that is cut off in the last profile keeps the profiles before it, and of the last what is enough to use it', () => {
    const inLast = text.slice(0, text.lastIndexOf('"agentId"'))
    expect(read(inLast)?.settings.profiles).toEqual([exampleProfile])
    const afterAgent = text.slice(0, text.lastIndexOf('"phone"'))
    expect(read(afterAgent)?.settings.profiles).toMatchObject([exampleProfile, { ...second, phone: '' }])
    expect(read(afterAgent)?.lost).toContain('profiles.1.phone')
  })

  it('without one of its bytes loses at most the value beside it, and one profile', () => {
    for (let at = 0; at < text.length; at += 1) {
      const damaged = read(text.slice(0, at) + text.slice(at + 1))
      expect(damaged, `without character ${at}`).not.toBeNull()
      if (!damaged) continue
      const names = Object.keys(defaultSettings) as (keyof Settings)[]
      const changed = names.filter((name) => JSON.stringify(damaged.settings[name]) !== JSON.stringify(settings[name]))
      expect(changed.length, `without character ${at}`).toBeLessThanOrEqual(2)
      expect(damaged.settings.profiles.length, `without character ${at}`).toBeGreaterThanOrEqual(1)
    }
  })

  it('never mixes the fields of two profiles, wherever it is damaged', () => {
    const known = new Set([exampleProfile, second].map(({ id, gateway, agentId }) => `${id} ${gateway} ${agentId}`))
    for (const brace of ['{', '}', '},'])
      for (let at = text.indexOf(brace); at >= 0; at = text.indexOf(brace, at + 1))
        for (const profile of read(text.slice(0, at) + text.slice(at + brace.length))?.settings.profiles ?? [])
          expect(known).toContain(`${profile.id} ${profile.gateway} ${profile.agentId}`)
  })

  it('is read or refused without throwing, however it is damaged', () => {
    const place = fc.nat({ max: text.length })
    fc.assert(
      fc.property(place, place, fc.string(), (from, length, inserted) => {
        const parsed = parseSettingsText(text.slice(0, from) + inserted + text.slice(from + length))
        return parsed.ok ? v.is(settingsSchema, parsed.value.settings) : parsed.error.code === 'bad-input'
      }),
    )
  })
})
