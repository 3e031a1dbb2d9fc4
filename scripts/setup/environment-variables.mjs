/** A copy of an environment without some of its variables. */
export function withoutVariables(environment, names) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)))
}

/** The variables by which a program finds the user's display. */
export const displayVariables = ['DISPLAY', 'WAYLAND_DISPLAY']
