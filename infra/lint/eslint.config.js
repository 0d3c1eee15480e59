import js from '@eslint/js'
import tseslint from 'typescript-eslint'

/** Which workspace packages each part may import: dependencies point one way, to the domain. */
const mayImport = {
  'packages/domain': [],
  'packages/frameworks': ['domain'],
  'packages/access': ['domain'],
  'packages/analytics': [],
  'packages/database': [],
  'packages/event-store': ['database', 'domain'],
  'packages/event-log': ['database', 'domain', 'event-store'],
  'packages/projections': ['database', 'domain', 'event-log', 'event-store'],
  'packages/command-handling': ['access', 'domain', 'event-log', 'event-store', 'projections'],
  'packages/views': ['access', 'analytics', 'database', 'domain', 'event-store', 'projections'],
  'packages/rights': ['command-handling', 'event-store', 'projections', 'views'],
  'packages/reporting': ['analytics', 'command-handling', 'domain', 'event-store', 'projections', 'rights', 'views'],
  'packages/embedded-database': [],
  'packages/embedded-kafka': ['embedded-database'],
  'packages/testing': [
    'access',
    'command-handling',
    'database',
    'domain',
    'embedded-database',
    'embedded-kafka',
    'event-log',
    'event-store',
    'frameworks',
    'projections',
    'views',
  ],
  'packages/process': ['command-handling', 'database', 'domain', 'event-log', 'event-store'],
  'apps/api': [
    'access',
    'command-handling',
    'database',
    'domain',
    'event-log',
    'event-store',
    'frameworks',
    'process',
    'projections',
    'reporting',
    'views',
  ],
  // Relay and projector know from the API which migrations there are: that is all they take from it.
  'apps/relay': ['api', 'database', 'event-log', 'process'],
  'apps/projector': ['api', 'command-handling', 'event-log', 'process', 'projections', 'reporting', 'views'],
  'apps/distributed': [
    'api',
    'command-handling',
    'database',
    'domain',
    'embedded-database',
    'embedded-kafka',
    'event-log',
    'event-store',
    'process',
    'projections',
    'standalone',
    'testing',
    'views',
  ],
  'apps/operator': [
    'api',
    'command-handling',
    'database',
    'domain',
    'embedded-database',
    'embedded-kafka',
    'event-log',
    'event-store',
    'process',
    'projections',
    'standalone',
    'testing',
    'views',
  ],
  'apps/standalone': [
    'api',
    'command-handling',
    'database',
    'domain',
    'embedded-database',
    'event-log',
    'event-store',
    'frameworks',
    'process',
    'projections',
    'reporting',
    'rights',
    'testing',
    'views',
  ],
  'apps/web': ['access', 'analytics', 'domain'],
}

/** A connection made elsewhere has no time limit, no listener for its errors, and no place in the queue of attempts. */
const connections = [
  {
    selector: "NewExpression[callee.object.name='pg'][callee.property.name=/^(Client|Pool)$/]",
    message: 'Connections are made in packages/database: openPool, withConnection or Listening.',
  },
  {
    selector: "CallExpression[callee.property.name='connect'][callee.object.name=/pool$/i]",
    message: 'A connection of a pool is borrowed: borrow(pool, work) of packages/database.',
  },
  {
    selector: "CallExpression[callee.property.name='connect'][callee.object.property.name=/pool$/i]",
    message: 'A connection of a pool is borrowed: borrow(pool, work) of packages/database.',
  },
]

const workspace = [...new Set(Object.values(mayImport).flat()), 'standalone', 'web', 'infra', 'testing']

const boundaries = Object.entries(mayImport).map(([folder, allowed]) => {
  const denied = [...new Set(workspace)].filter((name) => !allowed.includes(name))
  const patterns = [
    {
      regex: `^@switchback/(${denied.join('|')})(/|$)`,
      message: `${folder} may not depend on this package (see infra/lint/eslint.config.js).`,
    },
  ]
  if (folder === 'packages/domain')
    patterns.push({
      regex: '^(?!\\.|zod$|uuid$|fast-check$)',
      message: 'The domain is pure: it imports nothing but zod and uuid.',
    })
  return { files: [`${folder}/src/**/*.{ts,tsx}`], rules: { 'no-restricted-imports': ['error', { patterns }] } }
})

/** The floors of the web app, from the ground up. A floor imports from itself and from those below it. */
const floors = ['api', 'i18n', 'ui', 'journey', 'features', 'app']

const floorsOfWeb = floors.flatMap((floor, at) => {
  const above = floors.slice(at + 1)
  const upwards = {
    regex: `^\\.{1,2}/(.*/)?(${above.join('|')})/`,
    message: `src/${floor} may not import from a floor above it (see infra/lint/eslint.config.js).`,
  }
  const packages = {
    regex: '^@switchback/(?!access|analytics|domain)',
    message: 'The web app may not depend on this package.',
  }
  const sideways = (depth) => ({
    regex: `^(\\.\\./){${depth}}(?!\\.\\./)`,
    message: 'A feature reaches into no other feature: what both need belongs to src/journey or src/ui.',
  })
  const rules = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [...patterns, packages] }] })
  if (floor === 'app') return []
  if (floor !== 'features') return [{ files: [`apps/web/src/${floor}/**/*.{ts,tsx}`], rules: rules(upwards) }]
  return [
    { files: ['apps/web/src/features/*/*.{ts,tsx}'], rules: rules(upwards, sideways(1)) },
    { files: ['apps/web/src/features/*/*/*.{ts,tsx}'], rules: rules(upwards, sideways(2)) },
  ]
})

export default tseslint.config(
  { ignores: ['**/dist/**', '**/generated/**', '**/node_modules/**', '.data/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        globalThis: 'readonly',
        document: 'readonly',
        window: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        AbortController: 'readonly',
        TextDecoder: 'readonly',
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'off',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...connections],
    },
  },
  { files: ['**/*.{ts,tsx}'], rules: { 'no-undef': 'off', 'no-console': 'error' } },
  // Specs, and what is content rather than code, may be longer.
  {
    files: ['**/*.spec.ts', 'packages/frameworks/src/**', 'apps/standalone/src/demo/story.ts'],
    rules: { 'max-lines': 'off' },
  },
  // Where connections are made; what tests of connections need; and the wait for a database that is just starting.
  {
    files: [
      'packages/database/src/**',
      'packages/testing/src/**',
      '**/*.spec.ts',
      'packages/embedded-database/src/server.ts',
      // What is measured beside us is the driver as it comes.
      'infra/bench/**',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  ...boundaries,
  ...floorsOfWeb,
)
