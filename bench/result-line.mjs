/**
 * Formats a figure, its floor and its goal as one line.
 * @param result `name` and `what` ("p50"); `value` and `floor` in `unit`; the goal, if any, is
 * either `goalRatio` (times the floor) or `goal` (in `unit`); `note` is added in brackets.
 */
export function resultLine({ name, what, value, floor, unit, goalRatio, goal, note = '' }) {
  const parts = [name.padEnd(8), what.padEnd(26), figure(value, unit).padStart(10)]
  if (floor !== undefined) {
    parts.push(`floor ${figure(floor, unit)}`.padEnd(16), `ratio ${(value / floor).toFixed(2)}`)
  }
  const check = goalCheck({ value, floor, unit, goalRatio, goal })
  if (check !== '') parts.push(check)
  if (note !== '') parts.push(`(${note})`)
  return parts.join('  ').trimEnd()
}

function goalCheck({ value, floor, unit, goalRatio, goal }) {
  if (goalRatio !== undefined) return `goal <= ${goalRatio.toFixed(2)}  ${value <= goalRatio * floor ? 'ok' : 'OVER'}`
  if (goal !== undefined) return `goal <= ${figure(goal, unit)}  ${value <= goal ? 'ok' : 'OVER'}`
  return ''
}

function figure(value, unit) {
  return `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)} ${unit}`
}
