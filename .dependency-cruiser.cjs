/**
 * Who may import what: the import table of ARCHITECTURE.md, one row each. A row's files import
 * nothing but what it names (`may`). `typesOf` adds modules whose types may be imported. `only`
 * restricts a module to the files that match. A file in a nested folder obeys both rows. test/rules
 * compares table and rules.
 */
const within = (folder) => `^${folder}/`
const file = (path) => `^${path.replaceAll('.', '\\.')}$`
const npm = (name) => `(^|/)node_modules/${name}/`
// Node's own modules resolve to their bare names, with or without the prefix.
const node = (name) => `^(node:)?${name}$`
const anyNode = node(`(${require('node:module').builtinModules.join('|')})`)

const shared = within('src/shared')
const core = within('src/core')
const electron = npm('electron')
const valibot = npm('valibot')

const rows = [
  { name: 'src/shared', from: shared, may: [shared, valibot, npm('intl-messageformat')] },
  {
    name: 'src/core',
    from: core,
    may: [core, shared, valibot],
    only: [[npm('punycode'), /^gateway\/host-name\.ts$/]],
  },
  {
    name: 'src/main/ipc',
    from: within('src/main/ipc'),
    may: [within('src/main/ipc'), core, shared, valibot],
    only: [[electron, /^electron-ipc\.ts$/]],
  },
  {
    name: 'src/main/adapters',
    from: within('src/main/adapters'),
    may: [within('src/main/adapters'), file('src/core/ports.ts'), file('src/core/redact.ts'), shared, anyNode, valibot],
    only: [
      [electron, /^(|.*\/)electron-[^/]+\.ts$/],
      [npm('cockatiel'), /^jittered-back-off\.ts$/],
      [npm('keytar'), /^keyring\/keyring-process-entry\.ts$/],
      [npm('tough-cookie'), /^tough-cookie-jar\.ts$/],
      [npm('electron-store'), /^electron-store-settings-file\.ts$/],
      [npm('electron-log'), /^rotating-file-log\.ts$/],
      [npm('@jellybrick/dbus-next'), /^watch-tray-host\.ts$/],
    ],
  },
  {
    name: 'src/main/composition',
    from: within('src/main/composition'),
    may: [within('src/main/composition'), within('src/main/adapters'), core, shared, electron, anyNode, valibot],
  },
  {
    name: 'src/main/window',
    from: within('src/main/window'),
    may: [within('src/main/window'), core, shared, electron, node('fs(/promises)?'), node('path')],
  },
  {
    name: 'src/main/desktop',
    from: within('src/main/desktop'),
    may: [within('src/main/desktop'), core, shared, electron, node('path')],
  },
  {
    name: 'src/main/lifecycle',
    from: within('src/main/lifecycle'),
    may: [within('src/main/lifecycle'), file('src/main/cli/launch-arguments.ts'), core, shared, electron, valibot],
  },
  {
    name: 'src/main/panel-commands',
    from: within('src/main/panel-commands'),
    may: [
      within('src/main/panel-commands'),
      within('src/main/adapters'),
      within('src/main/composition'),
      core,
      shared,
      anyNode,
      valibot,
    ],
  },
  {
    name: 'src/main/cli',
    from: within('src/main/cli'),
    may: [
      within('src/main/cli'),
      within('src/main/composition'),
      within('src/main/panel-commands'),
      core,
      shared,
      anyNode,
    ],
    only: [[electron, /^(run-command-line|prepare-windowless)\.ts$/]],
  },
  {
    name: 'src/main/*.ts',
    from: '^src/main/[^/]+\\.ts$',
    may: [within('src/main'), core, shared, electron, anyNode],
  },
  { name: 'src/preload', from: within('src/preload'), may: [file('src/shared/ipc-contract.ts'), electron] },
  {
    name: 'src/renderer',
    from: within('src/renderer'),
    may: [within('src/renderer'), shared, npm('svelte'), npm('@lucide/svelte')],
  },
  {
    name: 'src/renderer/ui',
    from: within('src/renderer/ui'),
    may: [
      within('src/renderer/ui'),
      within('src/shared/i18n'),
      file('src/shared/typed-text.ts'),
      npm('svelte'),
      npm('@lucide/svelte'),
    ],
    typesOf: shared,
  },
  {
    name: 'src/renderer/app',
    from: within('src/renderer/app'),
    may: [within('src/renderer/app'), shared, npm('svelte')],
  },
  ...['panel', 'sign-in', 'settings', 'questions'].map((view) => ({
    name: `src/renderer/${view}`,
    from: within(`src/renderer/${view}`),
    may: [
      within(`src/renderer/${view}`),
      within('src/renderer/app'),
      within('src/renderer/ui'),
      shared,
      npm('svelte'),
      npm('@lucide/svelte'),
    ],
  })),
  {
    name: 'simulator',
    from: within('simulator'),
    may: [within('simulator'), anyNode],
    only: [[npm('selfsigned'), /^server\/create-certificate\.ts$/]],
  },
]

/** Tests and what only tests use, tool configurations: they may import what they test with. */
const beside = '(\\.(test|testkit)\\.ts|^src/renderer/testing/.+|^simulator/(testing/.+|vite\\.config)\\.ts)$'

const rulesOf = ({ name, from, may, typesOf, only = [] }) => [
  {
    name,
    severity: 'error',
    comment: `${name} imports only what its row of the import table in ARCHITECTURE.md names: pass the rest in from outside.`,
    from: { path: from, pathNot: beside },
    to: { pathNot: [...may, ...only.map(([target]) => target), ...(typesOf ? [typesOf] : [])] },
  },
  ...(typesOf
    ? [
        {
          name,
          severity: 'error',
          comment: `${name} imports types alone from here: pass the rest in from outside.`,
          from: { path: from, pathNot: beside },
          to: { path: typesOf, pathNot: may, dependencyTypesNot: ['type-only'] },
        },
      ]
    : []),
  ...only.map(([target, files]) => ({
    name,
    severity: 'error',
    comment: `In ${name} only ${files.source} imports this module: use what that file offers.`,
    from: { path: from, pathNot: [beside, from + files.source.replace(/^\^/, '')] },
    to: { path: target },
  })),
]

module.exports = {
  forbidden: [
    ...rows.flatMap(rulesOf),
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one subject, or a third is missing.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nothing uses this file: delete it.',
      // empty-json-schema-validator.ts comes in by an alias of electron.vite.config.ts.
      from: {
        orphan: true,
        pathNot: [beside, '\\.d\\.ts$', '^scripts/', '\\.json$', '/empty-json-schema-validator\\.ts$'],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'This import leads nowhere.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(vite/client|electron-vite/node)$|[?]asset$' },
    },
    {
      name: 'page-without-schemas',
      severity: 'error',
      comment: 'The page validates nothing, and the schema library would be a fifth of its code: import types only.',
      from: { path: '^src/renderer/', pathNot: beside },
      to: { path: '^src/shared/(commands|settings)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-the-program',
      severity: 'error',
      comment: 'What tests use stays with the tests.',
      from: { pathNot: [beside, '^test/'] },
      to: { path: beside },
    },
    {
      name: 'simulator-on-its-own',
      severity: 'error',
      comment: 'The simulator, its tests too, knows the gateway and not the program.',
      from: { path: '^simulator/' },
      to: { path: '^src/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|output)/' },
    tsPreCompilationDeps: true,
    // A package stands where it is named, also when node_modules is a link.
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'require', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
