/**
 * Words that stay in the code of main whatever a bundler does to it, and that only development
 * needs.
 */
export const developmentWords = ['ELECTRON_RENDERER_URL', 'openDevTools', "'unsafe-inline'"]

/** How main must make its window, in the words of a bundler. */
const shutDevTools = /\bdevTools:\s*(!1|false)(?=[,}\s])/

/**
 * What is wrong with the code of main as users get it, one sentence each: the means of developers
 * must be left out of it, so that no environment variable and no flag brings them back.
 * @param files `name` and `code` of every script.
 */
export function developmentFaults(files) {
  return [
    ...files.flatMap(({ name, code }) =>
      developmentWords.filter((word) => code.includes(word)).map((word) => `${name} has ${word}, for developers alone`),
    ),
    ...(files.some(({ code }) => shutDevTools.test(code)) ? [] : ['no script shuts DevTools off']),
  ]
}
