import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadApiConfig } from '../src/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'storeyard-test-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const sound = {
  DATABASE_URL: 'postgres://storeyard:hunter2@127.0.0.1/storeyard',
  REDIS_URL: 'redis://127.0.0.1:6379',
  KUBECONFIG: file('kubeconfig', '{}'),
}
const problemsOf = (env: Record<string, string>): string => {
  try {
    loadApiConfig(env)
  } catch (err) {
    return (err as Error).message
  }
  return ''
}

test('what has a sound default may be left out', () => {
  expect(loadApiConfig(sound)).toMatchObject({
    PORT: 8000,
    HOST: '127.0.0.1',
    BASE_DOMAIN: 'localhost',
    STORE_PORT: 8080,
    DASHBOARD_ORIGIN: 'http://127.0.0.1:3000',
    TRUST_PROXY: 'loopback',
    RESERVED_NAMES: expect.arrayContaining(['api', 'www', 'admin', 'dashboard', 'mail']),
  })
})

test('every problem is told at once, by variable, and no secret with it', () => {
  const message = problemsOf({
    DATABASE_URL: 'mysql://user:hunter2@host/db',
    PORT: 'many',
    STORE_SCHEME: 'ftp',
    STORE_VALUES_FILE: join(folder, 'missing.yaml'),
    KUBECONFIG: join(folder, 'missing'),
    DEFAULT_ADMIN_EMAIL: 'me',
    JOB_ATTEMPTS: '0',
    LOG_LEVEL: 'loud',
    DASHBOARD_ORIGIN: 'https://storeyard.example.com/path',
  })
  for (const name of [
    'DATABASE_URL',
    'REDIS_URL',
    'PORT',
    'STORE_SCHEME',
    'STORE_VALUES_FILE',
    'KUBECONFIG',
    'DEFAULT_ADMIN_EMAIL',
    'JOB_ATTEMPTS',
    'LOG_LEVEL',
    'DASHBOARD_ORIGIN',
  ])
    expect(message).toMatch(new RegExp(`^  ${name}: `, 'm'))
  expect(message).not.toContain('hunter2')
})

test.each([
  ['https://admin.shops.example.com', 'shops.example.com'],
  ['https://shops.example.com', 'shops.example.com'],
  ['http://localhost:3000', 'localhost'],
])('a dashboard at %s under the stores of %s is refused', (origin, base) => {
  const env = { ...sound, DASHBOARD_ORIGIN: origin, BASE_DOMAIN: base }
  expect(problemsOf(env)).toContain("lies under the stores' own domain")
  expect(problemsOf({ ...env, ALLOW_DASHBOARD_UNDER_STORES: 'true' })).toBe('')
})

test.each([
  'http://10.0.0.5:3000',
  'http://storeyard.example.com',
  'http://127.0.0.1.example.com',
  'http://notlocalhost',
])('a dashboard at %s is refused, as no browser would keep its session', (DASHBOARD_ORIGIN) => {
  expect(problemsOf({ ...sound, DASHBOARD_ORIGIN })).toMatch(/DASHBOARD_ORIGIN: is plain http .* by https/)
})

test.each(['https://10.0.0.5:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost:3000'])(
  'a dashboard at %s is not',
  (DASHBOARD_ORIGIN) => {
    expect(problemsOf({ ...sound, DASHBOARD_ORIGIN, BASE_DOMAIN: 'shops.example.com' })).toBe('')
  },
)

test('a dashboard whose name only ends alike is another host', () => {
  expect(
    problemsOf({ ...sound, DASHBOARD_ORIGIN: 'https://myshops.example.com', BASE_DOMAIN: 'shops.example.com' }),
  ).toBe('')
})

test("the operator's values are read from YAML, and must be a map", () => {
  const read = (text: string) =>
    loadApiConfig({ ...sound, STORE_VALUES_FILE: file('values.yaml', text) }).STORE_VALUES_FILE
  expect(read('smtp:\n  host: mail.example.com\n')).toEqual({ smtp: { host: 'mail.example.com' } })
  expect(read('')).toEqual({})
  expect(problemsOf({ ...sound, STORE_VALUES_FILE: file('list.yaml', '- a\n') })).toContain('is not a map')
  expect(problemsOf({ ...sound, STORE_VALUES_FILE: file('broken.yaml', 'a: [') })).toContain('cannot be read as YAML')
})

test('outside of a cluster a kubeconfig is needed', () => {
  const { KUBECONFIG: _, ...without } = sound
  expect(problemsOf(without)).toContain('KUBECONFIG')
  expect(problemsOf({ ...without, KUBERNETES_SERVICE_HOST: '10.0.0.1' })).toBe('')
})

test('an empty variable counts as not set', () => {
  expect(loadApiConfig({ ...sound, PORT: '' }).PORT).toBe(8000)
})
