import { readFileSync } from 'node:fs'
import { completeLock } from './completeLock.ts'

test('a clean clone can be installed: the lock file has the packages of all platforms', () => {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))
  // If this fails: npx node scripts/completeLock.ts
  expect(completeLock(lock).added).toEqual([])
})

test('a package of another platform is added at its place, where no other version of it is found', () => {
  const tool = {
    version: '2.0.0',
    dev: true,
    optionalDependencies: { 'tool-linux-x64': '2.0.0', 'tool-linux-arm64-musl': '2.0.0' },
  }
  const packages = {
    '': {},
    'node_modules/a': tool,
    'node_modules/tool-linux-x64': { version: '2.0.0' },
    'node_modules/z': {},
  }
  const { lock } = completeLock({ packages })
  expect(Object.keys(lock.packages)).toEqual([
    '',
    'node_modules/a',
    'node_modules/tool-linux-arm64-musl',
    'node_modules/tool-linux-x64',
    'node_modules/z',
  ])
  expect(lock.packages['node_modules/tool-linux-arm64-musl']).toEqual({
    version: '2.0.0',
    cpu: ['arm64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  })
})
