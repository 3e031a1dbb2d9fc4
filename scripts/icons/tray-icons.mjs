const disc = '<circle cx="12" cy="12" r="4"/>'
const square = '<rect x="8" y="8" width="8" height="8" rx="1.5"/>'

/** The badge of each session state, an outline and a cut-out. The shape alone shows the state. */
const badges = {
  'signed-in': {
    outline: disc,
    cut: '<path d="M9.6 12.1l1.7 1.7 3-3.4" fill="none" stroke="#000" stroke-width="1.5"/>',
    light: '#0a7d3c',
    dark: '#4fd38a',
  },
  working: { outline: disc, cut: '<path d="M12 9.5a2.5 2.5 0 0 1 0 5z"/>', light: '#9a5b00', dark: '#f5bb5c' },
  lost: {
    outline: square,
    cut: '<path d="M10.75 9h2.5l-.5 3h-1.5z"/><circle cx="12" cy="14" r="1"/>',
    light: '#b3261e',
    dark: '#ff8a80',
  },
  'signed-out': { outline: disc, cut: '<circle cx="12" cy="12" r="2.25"/>', light: '#424f5b', dark: '#b6c1cc' },
}

/** Colours of the glyph by bar: a light bar needs a dark glyph. */
const glyphColours = { light: '#16202c', dark: '#fff' }
const scales = { '': 1, '@1.5x': 1.5, '@2x': 2, '@3x': 3 }
const GRID_PX = 16
// Linux sends only the first scale, and its bars are higher than 16 px.
const LINUX_PX = 24

/** Every tray image: `file` below resources/tray, `size` in px, and its `svg`. */
export const trayIcons = Object.entries(badges).flatMap(([state, badge]) => [
  ...Object.entries(glyphColours).flatMap(([bar, glyph]) => {
    const svg = drawing(badge, glyph, badge[bar], state === 'signed-out')
    return [...scaled(`${state}-${bar}`, svg), { file: `linux/${state}-${bar}.png`, size: LINUX_PX, svg }]
  }),
  // macOS colours a template image itself and needs only these scales.
  ...scaled(`${state}Template`, drawing(badge, '#000', '#000', state === 'signed-out'), ['', '@2x']),
])

function scaled(name, svg, suffixes = Object.keys(scales)) {
  return suffixes.map((suffix) => ({ file: `${name}${suffix}.png`, size: GRID_PX * scales[suffix], svg }))
}

function drawing({ outline, cut }, glyphColour, badgeColour, isFaint) {
  const ground = `<path d="M0 0h${GRID_PX}v${GRID_PX}H0z" fill="#fff"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${GRID_PX} ${GRID_PX}">
  <mask id="gap">${ground}<g stroke="#000" stroke-width="2">${outline}</g></mask>
  <mask id="cut">${ground}${cut}</mask>
  <g mask="url(#gap)" color="${glyphColour}" opacity="${isFaint ? 0.6 : 1}">${headset(isFaint ? 1.5 : 2)}</g>
  <g mask="url(#cut)" fill="${badgeColour}">${outline}</g>
</svg>`
}

/** The band and the left ear cup. The badge takes the place of the right one. */
function headset(stroke) {
  const radius = 7 - stroke / 2
  const band = `M${stroke / 2} 9V7a${radius} ${radius} 0 0 1 ${2 * radius} 0v5`
  return (
    `<path d="${band}" fill="none" stroke="currentColor" stroke-width="${stroke}"/>` +
    `<rect y="7" width="${2 * stroke}" height="7" rx="1.5" fill="currentColor"/>`
  )
}
