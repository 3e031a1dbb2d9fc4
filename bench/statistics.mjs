/**
 * The value below which `share` (0 to 1) of the values lie, by the nearest rank.
 * @throws for no values: a figure of nothing must not be shown.
 */
export function percentile(values, share) {
  if (values.length === 0) throw new Error('There are no values to take a percentile of.')
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

export const median = (values) => percentile(values, 0.5)
