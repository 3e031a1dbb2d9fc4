import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const typescript = ['**/*.ts']
const tests = ['**/*.test.{ts,mjs}', 'test/**/*.ts']

// ESLint has no rules for these. A later block replaces `no-restricted-syntax` as a whole, so each
// block lists all that hold there.
const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'No enums: write a union of literals, with an `as const` list where the values are needed at run time.',
}
const noBarrel = {
  selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
  message: 'No barrels: import from the file that has the thing.',
}
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'No default exports: export it by its name, so that it has one name everywhere.',
}
const noSilencedTest = {
  selector: [
    'MemberExpression[property.name=/^(only|todo|fails)$/] > Identifier.object[name=/^(it|test|describe)$/]',
    'MemberExpression[property.name="only"] > MemberExpression.object[property.name="describe"]',
    // With a condition as its first argument it says where the test cannot run.
    'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(skip|fixme)$/][arguments.0.type!=/^(Binary|Logical|Unary)Expression$/]',
  ].join(', '),
  message: 'Every test runs: repair it or delete it.',
}
const noElectronMock = {
  selector:
    "CallExpression[callee.object.name='vi'][callee.property.name=/^(do)?[mM]ock$/][arguments.0.value='electron']",
  message:
    'Electron is not faked: move the decision into a pure function and test that; test.electron paths end to end.',
}
/** `detail` of an error or a notice, by itself or as a field. */
const aDetail = ':matches(MemberExpression[property.name="detail"], Identifier[name="detail"])'
const noDecisionByDetail = {
  selector: [
    `BinaryExpression[operator=/^([!=]==?|[<>]=?|in)$/]:not([right.type="Identifier"][right.name="undefined"]) > ${aDetail}`,
    `BinaryExpression[operator=/^([!=]==?|[<>]=?)$/] > ChainExpression > ${aDetail}`,
    'SwitchStatement > MemberExpression.discriminant[property.name="detail"]',
    'SwitchStatement > ChainExpression.discriminant > MemberExpression[property.name="detail"]',
    'MemberExpression[property.name=/^(startsWith|endsWith|includes|indexOf|match|search)$/] > MemberExpression.object[property.name="detail"]',
    'CallExpression[callee.property.name=/^(includes|has|test|exec)$/] > MemberExpression.arguments[property.name="detail"]',
  ].join(', '),
  message:
    'Nothing is decided by `detail`, which is text for people: give the error a reason (src/shared/error-codes.ts).',
}

/** A leading underscore says: known, and not needed. */
const unusedByName = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }

/**
 * What a folder may not import, as far as dependency-cruiser cannot see it (types inside
 * components) or cannot explain it.
 */
const refuse = (patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] })
const noKeytar = {
  regex: '^(keytar|@github/keytar)(/|$)',
  message: 'keytar lives in its own process: use the CredentialVault port (src/core/ports.ts).',
}
const noSimulator = {
  regex: '(^|/)simulator(/|$)',
  message: 'The program does not know its simulator: reach it over the network, as any gateway.',
}
const propsAlone = 'What is in ui/ knows its props alone: let the view pass it in.'
const noSource = {
  regex: '(^|/)src/',
  message: 'The simulator is written against the gateway, not against the program: write down what the gateway says.',
}

export default defineConfig([
  globalIgnores([
    'out/',
    'out-dev/',
    'dist/',
    'output/',
    'test-results/',
    'node_modules/',
    'scripts/setup/default-app/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-unused-vars': ['error', unusedByName],
      'max-lines': ['error', { max: 250 }],
      'no-restricted-syntax': ['error', noEnum],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', unusedByName],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // All type-aware rules, for the program itself. They are the slowest part of the check, so the
    // tests have only the rules above.
    files: ['src/**/*.ts'],
    ignores: [...tests, '**/*.testkit.ts', 'src/renderer/testing/**'],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      // `return act()` where both give nothing is how our switches end.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', unusedByName],
      // A port may be asynchronous where one of its implementations need not wait.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // svelte-check checks the types of components. Doing it here too would double the time.
    files: ['**/*.svelte'],
    extends: [tseslint.configs.strict, svelte.configs.recommended],
    languageOptions: { parserOptions: { parser: tseslint.parser }, globals: globals.browser },
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': ['error', { destructuring: 'all' }] },
  },
  // A state machine reads best in one piece.
  { files: ['src/core/session/**/*.ts'], rules: { 'max-lines': ['error', { max: 350 }] } },
  { files: ['**/*.{js,mjs,cjs}'], languageOptions: { globals: globals.node } },
  // Scripts that drive a page write functions that run in it.
  { files: ['scripts/**/*.mjs'], languageOptions: { globals: { window: 'readonly', document: 'readonly' } } },

  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', noEnum, noBarrel, noDefaultExport, noDecisionByDetail],
      ...refuse([noKeytar, noSimulator]),
    },
  },
  {
    files: ['src/renderer/**/*.ts', 'src/renderer/**/*.svelte'],
    rules: refuse([
      noKeytar,
      noSimulator,
      {
        regex: '^(node:|electron(/|$|-))',
        message: 'The page has neither Node nor Electron: ask main through a command of src/shared/commands.ts.',
      },
      {
        regex: '(^|/)(core|main|preload)/',
        message: 'The page imports only itself and src/shared: ask main through a command of src/shared/commands.ts.',
      },
      {
        regex: '^(?!\\.|node:|electron|svelte(/|$)|@lucide/svelte/icons/|vitest$|@testing-library/|fast-check$)',
        message:
          'The page uses svelte and single icons of @lucide/svelte, nothing else: every package here costs start time.',
      },
    ]),
  },
  {
    // dependency-cruiser does not see the types that components import.
    files: ['src/renderer/ui/**/*.ts', 'src/renderer/ui/**/*.svelte'],
    ignores: tests,
    rules: {
      'no-restricted-properties': ['error', { object: 'window', property: 'agentBar', message: propsAlone }],
      'no-restricted-globals': ['error', { name: 'agentBar', message: propsAlone }],
      ...refuse([
        { regex: '^(?!\\./|\\.\\./\\.\\./shared/|svelte(/|$)|@lucide/svelte/icons/)', message: propsAlone },
        { regex: '^\\.\\./\\.\\./shared/(?!i18n/|typed-text\\.ts$)', allowTypeImports: true, message: propsAlone },
        { regex: '^svelte$', importNamePattern: 'Contexts?$', message: propsAlone },
      ]),
    },
  },
  { files: ['src/main/adapters/keyring/keyring-process-entry.ts'], rules: refuse([noSimulator]) },
  {
    files: ['simulator/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnum, noBarrel], ...refuse([noSource]) },
  },
  {
    files: tests,
    rules: {
      'no-restricted-syntax': ['error', noEnum, noSilencedTest, noElectronMock],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Playwright reads from the pattern which fixtures a fixture needs: none.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
  // Tests may use what the simulator knows of the documented gateway.
  { files: ['src/core/**/*.test.ts', 'src/main/**/*.test.ts'], rules: refuse([noKeytar]) },
])
