/**
 * The checks of `npm run check`, which `npm test` counts as one test each. Two run at a time, the
 * slow ones first. `tool` is the package and, if it has another name, its command.
 */
export const checks = [
  { name: 'lint', tool: ['eslint'], args: ['.', '--max-warnings', '0'] },
  {
    name: 'types-web',
    tool: ['svelte-check'],
    args: ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'types-node', tool: ['typescript', 'tsc'], args: ['--project', 'tsconfig.node.json'] },
  { name: 'types-core', tool: ['typescript', 'tsc'], args: ['--project', 'tsconfig.core.json'] },
  { name: 'types-preload', tool: ['typescript', 'tsc'], args: ['--project', 'tsconfig.preload.json'] },
  { name: 'types-test', tool: ['typescript', 'tsc'], args: ['--project', 'tsconfig.test.json'] },
  { name: 'format', tool: ['prettier'], args: ['.', '--check', '--log-level', 'warn'] },
  { name: 'imports', tool: ['dependency-cruiser', 'depcruise'], args: ['src', 'simulator'] },
  { name: 'unused', tool: ['knip'], args: ['--no-progress'] },
]
