import { describe, expect, it } from 'vitest'
import tokens from './tokens.css?raw'

type Theme = 'light' | 'dark'
const availabilities = ['free', 'soon', 'busy', 'offline', 'unknown'] as const
const themes: readonly Theme[] = ['light', 'dark']

function colourOf(name: string, theme: Theme): string {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens)
  const colour = pair?.[theme === 'light' ? 1 : 2]
  if (!colour) throw new Error(`no token --${name}`)
  return colour
}

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(front: string, back: string, theme: Theme): number {
  const [dark = 0, light = 0] = [front, back].map((name) => luminance(colourOf(name, theme))).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(themes)('the %s colours', (theme) => {
  it.each(availabilities)('show the words of %s with AAA contrast', (availability) => {
    expect(contrast(availability, `${availability}-soft`, theme)).toBeGreaterThanOrEqual(7)
    expect(contrast(availability, 'panel', theme)).toBeGreaterThanOrEqual(7)
    expect(contrast(availability, 'accent-soft', theme)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(availability, 'hover', theme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ['text', 'panel'],
    ['text', 'field'],
    ['text-2', 'panel'],
    ['text-2', 'hover'],
    ['text-2', 'busy-soft'],
    ['text-2', 'offline-soft'],
    ['text-2', 'soon-soft'],
    ['text-2', 'free-soft'],
    ['text-3', 'panel'],
    ['text-3', 'field'],
    ['text-3', 'hover'],
    ['text-3', 'accent-soft'],
    ['text', 'busy-soft'],
    ['text', 'soon-soft'],
    ['accent', 'panel'],
    ['accent', 'hover'],
    ['accent', 'accent-soft'],
    ['accent', 'soon-soft'],
    ['on-accent', 'accent'],
  ])('show %s on %s with AA contrast', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['panel', 'field'])('draw the edge of a field visibly on %s', (back) => {
    expect(contrast('line-strong', back, theme)).toBeGreaterThanOrEqual(3)
  })
})
