import { describe, expect, it, vi } from 'vitest'
import { FakeSettingsFile } from '../../../test/fakes/fake-settings-file.ts'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import type { HotkeyView } from '../../shared/app-snapshot.ts'
import { defaultSettings } from '../../shared/settings.ts'
import type { HotkeyPort } from '../ports.ts'
import { SettingsService } from '../settings/settings-service.ts'
import { HotkeyService } from './hotkey-service.ts'

/** A desktop's key combinations: some are other programs', and nobody gets one twice. */
class FakeHotkeys implements HotkeyPort {
  readonly ofOthers = new Set<string>()
  readonly ours = new Map<string, () => void>()
  claims = 0

  claim(accelerator: string, onPressed: () => void): boolean {
    this.claims += 1
    if (this.ofOthers.has(accelerator) || this.ours.has(accelerator)) return false
    this.ours.set(accelerator, onPressed)
    return true
  }

  release(accelerator: string): void {
    this.ours.delete(accelerator)
  }

  press(accelerator: string): void {
    this.ours.get(accelerator)?.()
  }

  get held(): readonly string[] {
    return [...this.ours.keys()]
  }
}

function rig(hotkey: string | null, ...ofOthers: string[]) {
  const port = new FakeHotkeys()
  for (const accelerator of ofOthers) port.ofOthers.add(accelerator)
  const file = new FakeSettingsFile({ ...defaultSettings, hotkey })
  const settings = new SettingsService(file)
  settings.start()
  const onPressed = vi.fn()
  const told: HotkeyView[] = []
  const clock = new ManualClock()
  const service = new HotkeyService({
    port,
    now: () => clock.now(),
    settings,
    onPressed,
    onChanged: (view) => told.push(view),
  })
  return { port, file, settings, clock, onPressed, told, service }
}

const ok = { ok: true, value: null }

describe('starting', () => {
  it.each<[string, string | null, string[], HotkeyView, string[]]>([
    ['active where the system gives it', 'F9', [], { accelerator: 'F9', state: 'active' }, ['F9']],
    ['taken where another program has it', 'F9', ['F9'], { accelerator: 'F9', state: 'taken' }, []],
    ['off without one', null, [], { accelerator: null, state: 'off' }, []],
  ])('is %s', (_, hotkey, ofOthers, view, held) => {
    const { service, port, told, file } = rig(hotkey, ...ofOthers)
    expect(service.start()).toEqual(view)
    expect(service.view).toEqual(view)
    expect(told).toEqual([view])
    expect(port.held).toEqual(held)
    expect(file.saved).toEqual([])
  })

  it('tells of each press of the keys', () => {
    const { service, port, clock, onPressed } = rig('F9')
    service.start()
    port.press('F9')
    clock.advance(100)
    port.press('F9')
    expect(onPressed).toHaveBeenCalledTimes(2)
  })

  it('takes the repeats of keys that are held for one press', () => {
    const { service, port, clock, onPressed } = rig('F9')
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
  it('takes a free combination, lets the former go, and keeps the change', () => {
    const { service, port, settings, file, onPressed, told } = rig('F9')
    service.start()
    expect(service.change('Control+Shift+K')).toEqual(ok)
    expect(port.held).toEqual(['Control+Shift+K'])
    expect(settings.current.hotkey).toBe('Control+Shift+K')
    expect(file.saved).toHaveLength(1)
    expect(told.at(-1)).toEqual({ accelerator: 'Control+Shift+K', state: 'active' })
    port.press('Control+Shift+K')
    expect(onPressed).toHaveBeenCalledOnce()
  })

  it('refuses one that is taken, and the former goes on working', () => {
    const { service, port, file, settings, onPressed, told } = rig('F9', 'F10')
    service.start()
    expect(service.change('F10')).toEqual({ ok: false, error: { code: 'hotkey-taken', detail: 'F10' } })
    port.press('F9')
    expect(onPressed).toHaveBeenCalledOnce()
    expect(port.held).toEqual(['F9'])
    expect(settings.current.hotkey).toBe('F9')
    expect(file.saved).toEqual([])
    expect(service.view).toEqual({ accelerator: 'F9', state: 'active' })
    expect(told).toHaveLength(1)
  })

  it('to none lets the combination go', () => {
    const { service, port, settings, told } = rig('F9')
    service.start()
    expect(service.change(null)).toEqual(ok)
    expect(port.held).toEqual([])
    expect(settings.current.hotkey).toBeNull()
    expect(told.at(-1)).toEqual({ accelerator: null, state: 'off' })
    expect(service.change('F9')).toEqual(ok)
    expect(port.held).toEqual(['F9'])
  })

  it('to the same one keeps it without letting it go for a moment', () => {
    const { service, port } = rig('F9')
    service.start()
    expect(service.change('F9')).toEqual(ok)
    expect(port).toMatchObject({ held: ['F9'], claims: 1 })
    expect(service.view.state).toBe('active')
  })

  it('to the same one tries again when another program had it', () => {
    const { service, port } = rig('F9', 'F9')
    service.start()
    expect(service.change('F9')).toMatchObject({ ok: false, error: { code: 'hotkey-taken' } })
    port.ofOthers.clear()
    expect(service.change('F9')).toEqual(ok)
    expect(service.view.state).toBe('active')
  })

  it('works for this run when it cannot be written, and says so', () => {
    const { service, port, file } = rig('F9')
    service.start()
    file.isFull = true
    expect(service.change('F10')).toMatchObject({ ok: false, error: { code: 'settings-not-saved' } })
    expect(port.held).toEqual(['F10'])
    expect(service.view).toEqual({ accelerator: 'F10', state: 'active' })
  })
})

describe('a pause', () => {
  it('lets the combination go and claims it again, however often it is said', () => {
    const { service, port, onPressed } = rig('F9')
    service.start()
    service.pause(true)
    service.pause(true)
    expect(port.held).toEqual([])
    port.press('F9')
    expect(onPressed).not.toHaveBeenCalled()
    service.pause(false)
    service.pause(false)
    expect(port).toMatchObject({ held: ['F9'], claims: 2 })
    expect(service.view.state).toBe('active')
  })

  it('tells when another program took the combination meanwhile', () => {
    const { service, port, told } = rig('F9')
    service.start()
    service.pause(true)
    port.ofOthers.add('F9')
    service.pause(false)
    expect(told.at(-1)).toEqual({ accelerator: 'F9', state: 'taken' })
  })

  it.each<[string, string | null, object, string[], string | null]>([
    ['to a free combination holds that one', 'F10', ok, ['F10'], 'F10'],
    ['to the very same one holds it', 'F9', ok, ['F9'], 'F9'],
    ['to one that is taken holds the former again', 'F12', { ok: false }, ['F9'], 'F9'],
    ['to none holds none', null, ok, [], null],
  ])('with a change %s afterwards', (_, accelerator, answer, held, hotkey) => {
    const { service, port, settings } = rig('F9', 'F12')
    service.start()
    service.pause(true)
    expect(service.change(accelerator)).toMatchObject(answer)
    service.pause(false)
    expect(port.held).toEqual(held)
    expect(settings.current.hotkey).toBe(hotkey)
  })

  it('without a combination changes nothing', () => {
    const { service, port } = rig(null)
    service.start()
    service.pause(true)
    service.pause(false)
    expect(port).toMatchObject({ held: [], claims: 0 })
  })
})

describe('stopping', () => {
  it('lets the combination go, and the settings keep it', () => {
    const { service, port, settings } = rig('F9')
    service.start()
    service.stop()
    service.stop()
    expect(port.held).toEqual([])
    expect(settings.current.hotkey).toBe('F9')
  })
})
