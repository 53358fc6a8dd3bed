import boundaries from 'eslint-plugin-boundaries'
import hooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import ts from 'typescript-eslint'

const elements = [
  { type: 'domain', pattern: 'app/domain/**', mode: 'full' },
  { type: 'i18n', pattern: 'app/i18n/**', mode: 'full' },
  { type: 'ui', pattern: 'app/ui/**', mode: 'full' },
  { type: 'features', pattern: 'app/features/**', mode: 'full' },
  { type: 'routes', pattern: 'app/routes/**', mode: 'full' },
  { type: 'root', pattern: 'app/*', mode: 'full' },
  { type: 'db', pattern: 'db/**', mode: 'full' },
  { type: 'server', pattern: 'server/**', mode: 'full' },
  { type: 'tests', pattern: 'tests/**', mode: 'full' },
]

/** Imports point one way (DESIGN §2). Routes may import server code: Remix strips it from the browser's build, and the build fails on a leak. */
const mayImport = {
  domain: ['domain'],
  i18n: ['domain', 'i18n'],
  ui: ['i18n', 'ui'],
  features: ['domain', 'i18n', 'ui', 'features'],
  routes: ['domain', 'i18n', 'ui', 'features', 'routes', 'server'],
  root: ['domain', 'i18n', 'ui', 'features', 'server', 'root'],
  db: ['domain', 'db'],
  server: ['domain', 'i18n', 'ui', 'db', 'server'],
  tests: ['domain', 'i18n', 'ui', 'features', 'routes', 'root', 'db', 'server', 'tests'],
}

export default ts.config(
  { ignores: ['build/**', 'node_modules/**', 'data/**', 'public/**', '.ci/**', 'tests/bench/peers/**'] },
  ...ts.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }, globals: { ...globals.node, ...globals.browser } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'server/**/*.ts', 'db/**/*.ts', 'tests/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'boundaries/include': ['app/**', 'server/**', 'db/**', 'tests/**'],
      'import/resolver': { typescript: { project: './tsconfig.json' } },
    },
    rules: {
      'boundaries/element-types': ['error', {
        default: 'disallow',
        message: '${file.type} must not import ${dependency.type} (DESIGN §2)',
        rules: Object.entries(mayImport).map(([from, allow]) => ({ from: [from], allow })),
      }],
    },
  },
  {
    files: ['app/**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // the strict CSP drops inline styles that the server renders
      'no-restricted-syntax': ['error', { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'No raw HTML: the CSP and the reader of this code forbid it.' }],
    },
  },
  {
    files: ['app/routes/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', { selector: "CallExpression[callee.property.name='formData']", message: 'Use readForm: a body that is no form must not become an error 500.' }],
    },
  },
  {
    // rules are pure: no clock, no randomness, no Node, no React (DESIGN §2)
    files: ['app/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'crypto', 'fetch', 'setTimeout'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }, { object: 'Date', property: 'now' }],
      'no-restricted-syntax': ['error', { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Rules receive the time as an argument.' }],
      'no-restricted-imports': ['error', { patterns: ['react*', 'node:*', 'drizzle*', '@remix-run/*'] }],
    },
  },
)
