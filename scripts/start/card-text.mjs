/**
 * The card's fields that `npm start` prints without a display: their `data-field` and label, in
 * order.
 */
export const cardFields = [
  { field: 'name', label: 'Name' },
  { field: 'workno', label: 'Number' },
  { field: 'availability', label: 'Availability' },
  { field: 'state', label: 'State' },
  { field: 'duration', label: 'Time in state' },
  { field: 'team', label: 'Team' },
  { field: 'skill-list', label: 'Skills' },
  { field: 'phone', label: 'Phone' },
  { field: 'signed-in', label: 'Signed in' },
]

/**
 * One line per field, such as "Name           Wang Li". The lines of a list are joined by commas.
 */
export function cardLines(fields) {
  const width = Math.max(...cardFields.map(({ label }) => label.length)) + 2
  return cardFields.map(({ field, label }) => `${label.padEnd(width)}${onOneLine(fields[field] ?? '')}`)
}

/** The labels of the fields that are empty. */
export function missingFields(fields) {
  return cardFields.filter(({ field }) => onOneLine(fields[field] ?? '') === '').map(({ label }) => label.toLowerCase())
}

function onOneLine(text) {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .join(', ')
}
