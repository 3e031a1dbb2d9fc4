/**
 * The percentile of `share` (0 to 1) by the nearest rank.
 * @throws if there are no values.
 */
export function percentile(values, share) {
  if (values.length === 0) throw new Error('There are no values to take a percentile of.')
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

export const median = (values) => percentile(values, 0.5)
