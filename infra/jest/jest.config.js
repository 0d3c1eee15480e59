import { fileURLToPath } from 'node:url'

const swc = (/** @type {boolean} */ jsx) => ({
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: jsx, decorators: true },
    experimental: { keepImportAttributes: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
})

export default {
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  testMatch: ['<rootDir>/(apps|packages|infra)/*/src/**/*.spec.{ts,tsx}'],
  modulePathIgnorePatterns: ['/dist/', '/.data/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': ['@swc/jest', swc(false)], '\\.tsx$': ['@swc/jest', swc(true)] },
  moduleNameMapper: {
    '\\.css$': '<rootDir>/infra/jest/styles.js',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@switchback/([^/]+)/(.+)$': ['<rootDir>/packages/$1/src/$2', '<rootDir>/infra/$1/src/$2'],
  },
  globalSetup: '<rootDir>/infra/jest/start-database.js',
  globalTeardown: '<rootDir>/infra/jest/stop-database.js',
  testSequencer: '<rootDir>/infra/jest/longest-first.js',
  testTimeout: 60_000,
  maxWorkers: 2,
}
