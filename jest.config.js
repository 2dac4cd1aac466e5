// Each project is a suite that can be run alone: npx jest --selectProjects unit
const base = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  testEnvironment: 'node',
  // etcd's own .snap files would be taken for snapshots of tests, and `jest -u` would delete them.
  modulePathIgnorePatterns: ['<rootDir>/\\.storeyard'],
}
// One Postgres and one Redis for a whole run; each test file takes databases of its own.
const harness = `${import.meta.dirname}/services/core/test/harness`
const servers = { globalSetup: `${harness}/globalSetup.ts`, globalTeardown: `${harness}/globalTeardown.ts` }

const suite = (displayName, patterns) => ({
  ...base,
  displayName,
  rootDir: import.meta.dirname,
  testMatch: patterns.map((p) => `<rootDir>/${p}`),
})

export default {
  projects: [
    suite('unit', ['{services,client,cli,k8s,scripts,web,images,tests}/**/*.unit.test.ts']),
    { ...suite('integration', ['{services,client,cli}/**/*.integration.test.ts']), ...servers },
    // A local node in namespaces of its own.
    suite('node', ['k8s/local/**/*.e2e.test.ts']),
    // On played pods, which scripts/lib/faults.ts brings up.
    suite('faults', ['tests/faults/**/*.faults.test.ts']),
    // The rest needs a whole system: scripts/test brings one up.
    suite('rights', ['k8s/base/**/*.integration.test.ts']),
    suite('chart', ['charts/**/*.chart.test.ts']),
    suite('e2e', ['{charts,tests}/**/*.e2e.test.ts']),
    suite('contract', ['tests/contract/**/*.contract.test.ts']),
    suite('browser', ['web/**/*.browser.test.ts']),
  ],
  testTimeout: 30_000,
}
