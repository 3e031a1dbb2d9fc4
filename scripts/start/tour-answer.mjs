/** What the tour reads from the card (by `data-field`), in the order and under the words in which it prints them. */
export const tourFields = [
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

/** One line a field, "Name           Wang Li"; the lines of a list are joined by commas. */
export function answerLines(answer) {
  const width = Math.max(...tourFields.map(({ label }) => label.length)) + 2
  return tourFields.map(({ field, label }) => `${label.padEnd(width)}${onOneLine(answer[field] ?? '')}`)
}

/** The labels of the fields for which the card showed nothing. */
export function missingFields(answer) {
  return tourFields.filter(({ field }) => onOneLine(answer[field] ?? '') === '').map(({ label }) => label.toLowerCase())
}

function onOneLine(text) {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .join(', ')
}
