import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = await mkdtemp(join(tmpdir(), 'worker-start-'))
afterAll(() => rm(folder, { recursive: true }))

const main = join(import.meta.dirname, '../src/main.ts')

/** The one line that a worker writes which cannot start; nothing else it would need is there. */
function startInVain(env: Record<string, string>, command: string[] = []): string {
  const [file = '', ...args] = [...command, process.execPath, main]
  const { status, stdout, stderr } = spawnSync(file, args, {
    encoding: 'utf8',
    timeout: 20_000,
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:1/none',
      REDIS_URL: 'redis://127.0.0.1:1',
      CHART: '/nowhere',
      WORK_DIR: join(folder, 'work'),
      ...env,
    },
  })
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  const [line = '', ...more] = stdout.trimEnd().split('\n')
  expect(more).toEqual([])
  expect(stdout).not.toContain('hunter2')
  return JSON.parse(line).msg
}

test('without helm', () => {
  expect(startInVain({ HELM: '/nowhere/helm' })).toMatch(
    /^the worker cannot start: helm cannot be run as "\/nowhere\/helm" \(.*No such file or directory\)\. Install helm 4/,
  )
})

test('with a helm that is too old', async () => {
  const helm = join(folder, 'helm3')
  await writeFile(helm, '#!/bin/sh\nprintf v3.19.0\n')
  await chmod(helm, 0o755)
  expect(startInVain({ HELM: helm })).toBe(
    `the worker cannot start: "${helm}" is helm v3.19.0, and 4 or later is needed. Install it, or set HELM to its path.`,
  )
})

test('with a folder that has no room', async () => {
  const full = join(folder, 'full')
  await mkdir(full)
  const inFullFolder = ['unshare', '--map-root-user', '--mount', 'sh', '-c']
  const mountAndRun = `mount -t tmpfs -o size=1m none ${full} && exec "$@"`
  expect(startInVain({ WORK_DIR: full }, [...inFullFolder, mountAndRun, 'sh'])).toMatch(
    new RegExp(`^the worker cannot start: The folder ${full} has no room to work in \\(ENOSPC.*Free at least 4 MiB`),
  )
})

test('with a folder that cannot be one', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  expect(startInVain({ WORK_DIR: join(file, 'work') })).toMatch(/ENOTDIR.*set WORK_DIR to a folder/)
})

test('with a configuration that cannot be used, naming no value', () => {
  expect(startInVain({ CONCURRENCY: 'many', DATABASE_URL: 'hunter2' })).toMatch(
    /configuration cannot be used:\n {2}DATABASE_URL: is not the URL of a Postgres database.*\n {2}CONCURRENCY: is not a number/,
  )
})
