import { describe, expect, it, vi } from 'vitest'
import { FakeSettingsFile } from '../../../test/fakes/fake-settings-file.ts'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import type { HotkeyView } from '../../shared/app-snapshot.ts'
import { defaultSettings } from '../../shared/settings.ts'
import type { HotkeyPort } from '../ports.ts'
import { SettingsService } from '../settings/settings-service.ts'
import { HotkeyService } from './hotkey-service.ts'

/** The shortcuts of a desktop. A shortcut can be claimed once; some belong to other programs. */
class FakeHotkeys implements HotkeyPort {
  readonly takenByOthers = new Set<string>()
  readonly claimed = new Map<string, () => void>()
  claims = 0

  claim(accelerator: string, onPressed: () => void): boolean {
    this.claims += 1
    if (this.takenByOthers.has(accelerator) || this.claimed.has(accelerator)) return false
    this.claimed.set(accelerator, onPressed)
    return true
  }

  release(accelerator: string): void {
    this.claimed.delete(accelerator)
  }

  press(accelerator: string): void {
    this.claimed.get(accelerator)?.()
  }

  get accelerators(): readonly string[] {
    return [...this.claimed.keys()]
  }
}

function setUp(hotkey: string | null, ...takenByOthers: string[]) {
  const port = new FakeHotkeys()
  for (const accelerator of takenByOthers) port.takenByOthers.add(accelerator)
  const file = new FakeSettingsFile({ ...defaultSettings, hotkey })
  const settings = new SettingsService(file)
  settings.start()
  const onPressed = vi.fn()
  const reported: HotkeyView[] = []
  const clock = new ManualClock()
  const service = new HotkeyService({
    port,
    now: () => clock.now(),
    settings,
    onPressed,
    onChanged: (view) => reported.push(view),
  })
  return { port, file, settings, clock, onPressed, reported, service }
}

const ok = { ok: true, value: null }

describe('starting', () => {
  it.each<[string, string | null, string[], HotkeyView, string[]]>([
    ['active if the system grants it', 'F9', [], { accelerator: 'F9', state: 'active' }, ['F9']],
    ['taken if another program has it', 'F9', ['F9'], { accelerator: 'F9', state: 'taken' }, []],
    ['off without a shortcut', null, [], { accelerator: null, state: 'off' }, []],
  ])('is %s', (_, hotkey, takenByOthers, view, held) => {
    const { service, port, reported, file } = setUp(hotkey, ...takenByOthers)
    expect(service.start()).toEqual(view)
    expect(service.view).toEqual(view)
    expect(reported).toEqual([view])
    expect(port.accelerators).toEqual(held)
    expect(file.saved).toEqual([])
  })

  it('reports each press', () => {
    const { service, port, clock, onPressed } = setUp('F9')
    service.start()
    port.press('F9')
    clock.advance(100)
    port.press('F9')
    expect(onPressed).toHaveBeenCalledTimes(2)
  })

  it('counts the repeats of a held key as one press', () => {
    const { service, port, clock, onPressed } = setUp('F9')
    service.start()
    for (let repeat = 0; repeat < 30; repeat += 1) {
      port.press('F9')
      clock.advance(33)
    }
    expect(onPressed).toHaveBeenCalledOnce()
    clock.advance(100)
    port.press('F9')
    expect(onPressed).toHaveBeenCalledTimes(2)
  })
})

describe('changing', () => {
  it('claims a free shortcut, releases the previous one and saves the change', () => {
    const { service, port, settings, file, onPressed, reported } = setUp('F9')
    service.start()
    expect(service.change('Control+Shift+K')).toEqual(ok)
    expect(port.accelerators).toEqual(['Control+Shift+K'])
    expect(settings.current.hotkey).toBe('Control+Shift+K')
    expect(file.saved).toHaveLength(1)
    expect(reported.at(-1)).toEqual({ accelerator: 'Control+Shift+K', state: 'active' })
    port.press('Control+Shift+K')
    expect(onPressed).toHaveBeenCalledOnce()
  })

  it('refuses a taken shortcut, and the previous one still works', () => {
    const { service, port, file, settings, onPressed, reported } = setUp('F9', 'F10')
    service.start()
    expect(service.change('F10')).toEqual({ ok: false, error: { code: 'hotkey-taken', detail: 'F10' } })
    port.press('F9')
    expect(onPressed).toHaveBeenCalledOnce()
    expect(port.accelerators).toEqual(['F9'])
    expect(settings.current.hotkey).toBe('F9')
    expect(file.saved).toEqual([])
    expect(service.view).toEqual({ accelerator: 'F9', state: 'active' })
    expect(reported).toHaveLength(1)
  })

  it('to none releases the shortcut', () => {
    const { service, port, settings, reported } = setUp('F9')
    service.start()
    expect(service.change(null)).toEqual(ok)
    expect(port.accelerators).toEqual([])
    expect(settings.current.hotkey).toBeNull()
    expect(reported.at(-1)).toEqual({ accelerator: null, state: 'off' })
    expect(service.change('F9')).toEqual(ok)
    expect(port.accelerators).toEqual(['F9'])
  })

  it('to the same one does not release it', () => {
    const { service, port } = setUp('F9')
    service.start()
    expect(service.change('F9')).toEqual(ok)
    expect(port).toMatchObject({ accelerators: ['F9'], claims: 1 })
    expect(service.view.state).toBe('active')
  })

  it('to the same one claims it again if another program had it', () => {
    const { service, port } = setUp('F9', 'F9')
    service.start()
    expect(service.change('F9')).toMatchObject({ ok: false, error: { code: 'hotkey-taken' } })
    port.takenByOthers.clear()
    expect(service.change('F9')).toEqual(ok)
    expect(service.view.state).toBe('active')
  })

  it('fails if it cannot be saved, but applies for this run', () => {
    const { service, port, file } = setUp('F9')
    service.start()
    file.isFull = true
    expect(service.change('F10')).toMatchObject({ ok: false, error: { code: 'settings-not-saved' } })
    expect(port.accelerators).toEqual(['F10'])
    expect(service.view).toEqual({ accelerator: 'F10', state: 'active' })
  })
})

describe('a pause', () => {
  it('releases the shortcut and claims it again, even if called twice', () => {
    const { service, port, onPressed } = setUp('F9')
    service.start()
    service.pause(true)
    service.pause(true)
    expect(port.accelerators).toEqual([])
    port.press('F9')
    expect(onPressed).not.toHaveBeenCalled()
    service.pause(false)
    service.pause(false)
    expect(port).toMatchObject({ accelerators: ['F9'], claims: 2 })
    expect(service.view.state).toBe('active')
  })

  it('reports when another program took the shortcut meanwhile', () => {
    const { service, port, reported } = setUp('F9')
    service.start()
    service.pause(true)
    port.takenByOthers.add('F9')
    service.pause(false)
    expect(reported.at(-1)).toEqual({ accelerator: 'F9', state: 'taken' })
  })

  it.each<[string, string | null, object, string[], string | null]>([
    ['to a free shortcut has that one', 'F10', ok, ['F10'], 'F10'],
    ['to the same one has it', 'F9', ok, ['F9'], 'F9'],
    ['to a taken one has the previous one again', 'F12', { ok: false }, ['F9'], 'F9'],
    ['to none has none', null, ok, [], null],
  ])('with a change %s afterwards', (_, accelerator, answer, held, hotkey) => {
    const { service, port, settings } = setUp('F9', 'F12')
    service.start()
    service.pause(true)
    expect(service.change(accelerator)).toMatchObject(answer)
    service.pause(false)
    expect(port.accelerators).toEqual(held)
    expect(settings.current.hotkey).toBe(hotkey)
  })

  it('without a shortcut changes nothing', () => {
    const { service, port } = setUp(null)
    service.start()
    service.pause(true)
    service.pause(false)
    expect(port).toMatchObject({ accelerators: [], claims: 0 })
  })
})

describe('stopping', () => {
  it('releases the shortcut, but keeps it in the settings', () => {
    const { service, port, settings } = setUp('F9')
    service.start()
    service.stop()
    service.stop()
    expect(port.accelerators).toEqual([])
    expect(settings.current.hotkey).toBe('F9')
  })
})
