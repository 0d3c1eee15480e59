import js from '@eslint/js'
import accessibility from 'eslint-plugin-jsx-a11y-x'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** @typedef {{ regex: string, message: string }} Pattern what no import may match */

/**
 * Which workspace packages each part may import: dependencies point one way, to the domain.
 * @type {Record<string, string[]>}
 */
const mayImport = {
  'packages/domain': [],
  'packages/frameworks': ['domain'],
  'packages/analytics': ['domain'],
  'packages/database': [],
  'packages/event-store': ['database', 'domain'],
  'packages/event-feed': ['database', 'domain', 'event-store'],
  'packages/projections': ['database', 'domain', 'event-feed', 'event-store'],
  'packages/command-handling': ['domain', 'event-feed', 'event-store', 'projections'],
  'packages/views': ['analytics', 'database', 'domain', 'event-store', 'projections'],
  'packages/jobs': ['analytics', 'command-handling', 'domain', 'event-store', 'identity', 'projections', 'views'],
  'packages/runtime': ['command-handling', 'database', 'domain', 'event-feed', 'event-store', 'projections'],
  'packages/local-servers': [],
  'packages/identity': ['command-handling', 'database', 'domain', 'event-store', 'frameworks', 'projections'],
  'packages/http-api': [
    'command-handling',
    'database',
    'domain',
    'event-store',
    'identity',
    'projections',
    'runtime',
    'views',
  ],
  'packages/installation': [
    'command-handling',
    'database',
    'event-feed',
    'event-store',
    'http-api',
    'identity',
    'jobs',
    'local-servers',
    'projections',
    'runtime',
    'views',
  ],
  'packages/demo': [
    'command-handling',
    'domain',
    'frameworks',
    'identity',
    'installation',
    'jobs',
    'projections',
    'views',
  ],
  'apps/api': ['event-store', 'http-api', 'installation', 'runtime', 'views'],
  'apps/relay': ['database', 'event-feed', 'installation', 'runtime'],
  'apps/projector': ['command-handling', 'event-feed', 'installation', 'jobs', 'projections', 'runtime', 'views'],
  'apps/operator': [
    'command-handling',
    'database',
    'event-feed',
    'event-store',
    'http-api',
    'identity',
    'installation',
    'jobs',
    'local-servers',
    'projections',
    'runtime',
    'views',
  ],
  'apps/standalone': [
    'database',
    'demo',
    'event-feed',
    'event-store',
    'http-api',
    'installation',
    'local-servers',
    'runtime',
  ],
  'infra/testing': ['domain', 'event-feed', 'event-store', 'local-servers', 'projections', 'views'],
  'infra/local-cluster': [
    'command-handling',
    'database',
    'demo',
    'domain',
    'event-feed',
    'event-store',
    'http-api',
    'identity',
    'installation',
    'local-servers',
    'projections',
    'testing',
    'views',
  ],
  'apps/web': ['analytics', 'domain'],
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

const apps = Object.keys(mayImport).flatMap((folder) =>
  folder.startsWith('apps/') ? [folder.slice('apps/'.length)] : [],
)
/** An app by its name, or by a path into its folder. */
const anApp = `^@switchback[/](${apps.join('|')})([/]|$)|^[.]+[/](.*[/])?apps[/]`
const noApp = 'Nothing imports an app: what others need belongs to a package.'

/** `no-restricted-imports` looks at no `import()`. */
const appsByCall = ['Literal[value=', 'TemplateLiteral > TemplateElement:first-child[value.raw='].map((source) => ({
  selector: `ImportExpression > ${source}/${anApp}/]`,
  message: noApp,
}))

const pureDomain = {
  regex: '^(?!\\.|zod$|uuid$|fast-check$)',
  message: 'The domain is pure: it imports nothing but zod and uuid.',
}

/**
 * The rule that refuses some imports.
 * @param {Pattern[]} patterns
 * @returns {{ 'no-restricted-imports': ['error', { patterns: Pattern[] }] }}
 */
const refusing = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

/** The folders of the domain, from the ground up. The rules of an aggregate may look at those below it, and never at one above. */
const aggregates = [
  ['kernel'],
  ['entries'],
  ['framework'],
  ['organisation'],
  ['plan-template'],
  ['journey'],
  ['assessment', 'cohort', 'reporting'],
]

const floorsOfDomain = aggregates.flatMap((floor, at) =>
  floor.map((folder) => {
    const others = aggregates
      .slice(at)
      .flat()
      .filter((other) => other !== folder)
    const upwards = {
      regex: `^\\.\\./(${[...others, 'testing'].join('|')})/|^\\.\\./[^/]*$`,
      message: `src/${folder} may not import from an aggregate above it (see infra/lint/eslint.config.js).`,
    }
    return {
      files: [`packages/domain/src/${folder}/**/*.ts`],
      ignores: ['**/*.spec.ts'],
      rules: refusing(pureDomain, upwards),
    }
  }),
)

const nameOf = (/** @type {string} */ folder) => folder.slice(folder.indexOf('/') + 1)

/** Every workspace package. The apps are among them, and in no list above: nothing imports an app. */
const workspace = [...Object.keys(mayImport).map(nameOf), 'infra']

/**
 * What a package may not import.
 * @param {string} folder
 */
function deniedTo(folder) {
  const denied = workspace.filter((name) => !mayImport[folder]?.includes(name) && name !== nameOf(folder))
  const patterns = [
    {
      regex: `^@switchback/(${denied.join('|')})(/|$)`,
      message: `${folder} may not depend on this package (see infra/lint/eslint.config.js).`,
    },
  ]
  if (folder === 'packages/domain') patterns.push(pureDomain)
  return patterns
}

const boundaries = Object.keys(mayImport).map((folder) => {
  // Specs and what helps them see more: they are at home beside what they test, and start the parts around it.
  const ignores = folder === 'packages/domain' || folder === 'apps/web' ? [] : ['**/*.spec.{ts,tsx}', '**/e2e/**']
  return {
    files: [`${folder}/src/**/*.{ts,tsx}`],
    ignores,
    rules: refusing(...deniedTo(folder)),
  }
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
    regex: '^@switchback/(?!analytics|domain)',
    message: 'The web app may not depend on this package.',
  }
  const sideways = (/** @type {number} */ depth) => ({
    regex: `^(\\.\\./){${depth}}(?!\\.\\./)`,
    message: 'A feature reaches into no other feature: what both need belongs to src/journey or src/ui.',
  })
  if (floor === 'app') return []
  if (floor !== 'features')
    return [{ files: [`apps/web/src/${floor}/**/*.{ts,tsx}`], rules: refusing(upwards, packages) }]
  return [
    { files: ['apps/web/src/features/*/*.{ts,tsx}'], rules: refusing(upwards, sideways(1), packages) },
    { files: ['apps/web/src/features/*/*/*.{ts,tsx}'], rules: refusing(upwards, sideways(2), packages) },
  ]
})

/** The folders of packages/views that several views share: the reader, and what is put together from several views. */
const sharedByViews = ['reading', 'frameworks', 'people', 'journeys', 'cases']
const shared = `(${sharedByViews.join('|')})/`

/** The rules of the views stay in force where another is added: of a rule that is named twice, the last options count alone. */
const withRulesOfViews = (/** @type {Pattern} */ more) => refusing(...deniedTo('packages/views'), more)

/**
 * The views do not know each other. The table and the projection of a view are made without another view. A query, or a shared folder,
 * reads tables and projections of several, and nothing else of them.
 */
const viewsApart = [
  {
    files: ['packages/views/src/*/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: withRulesOfViews({
      regex: `^\\.\\./(?!${shared})[^/]+/(?!(table|projection)\\.js$)`,
      message: 'Of other views only tables and projections are read: what several share is in a folder of its own.',
    }),
  },
  {
    files: ['packages/views/src/*/{table,projection}.ts'],
    rules: withRulesOfViews({
      regex: `^\\.\\./(?!${shared})`,
      message: 'The table and the projection of a view are made without another view.',
    }),
  },
]

/** The rules of accessible markup. Those of hooks, and what needs types, are in oxlint.json. */
const web = { ...accessibility.configs.strict, files: ['apps/web/src/**/*.tsx'] }

export default defineConfig(
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
      'no-restricted-syntax': ['error', ...connections, ...appsByCall],
    },
  },
  { files: ['**/*.{ts,tsx}'], rules: { 'no-undef': 'off', 'no-console': 'error' } },
  // Specs, and what is content rather than code, may be longer.
  {
    files: ['**/*.spec.ts', 'packages/frameworks/src/**', 'packages/demo/src/story.ts'],
    rules: { 'max-lines': 'off' },
  },
  // Where connections are made; what tests of connections need; and the wait for a database that is just starting.
  {
    files: [
      'packages/database/src/**',
      'infra/testing/src/**',
      '**/*.spec.ts',
      'packages/local-servers/src/postgresql/server.ts',
      // What is measured beside us is the driver as it comes.
      'infra/bench/**',
    ],
    rules: { 'no-restricted-syntax': ['error', ...appsByCall] },
  },
  {
    files: ['infra/**/*.{js,mjs}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: anApp, message: noApp }] }] },
  },
  ...boundaries,
  ...floorsOfDomain,
  ...floorsOfWeb,
  ...viewsApart,
  web,
)
