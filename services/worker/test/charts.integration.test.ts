import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registerChart } from '@storeyard/core/db/charts'
import { createTestDatabase, openTestDb } from '../../core/test/harness/database.ts'
import { fetchChart } from '../src/charts.ts'
import type { WorkerDeps } from '../src/deps.ts'

const archive = Buffer.from('a whole archive')
const workDir = await mkdtemp(join(tmpdir(), 'worker-charts-'))
const charts = join(workDir, 'charts')
const { db, close } = openTestDb(await createTestDatabase())
beforeAll(() => registerChart(db, { version: '1.0.0', digest: 'd', archive }))
beforeEach(() => rm(charts, { recursive: true, force: true }))
afterAll(async () => {
  await close()
  await rm(workDir, { recursive: true })
})

const fetch = (version = '1.0.0') => fetchChart({ db, owner: 'w', helm: { workDir } } as WorkerDeps, version)

test('a chart is there whole, and is fetched once', async () => {
  const path = await fetch()
  expect(await readFile(path)).toEqual(archive)
  await registerChart(db, { version: '2.0.0', digest: 'e', archive: Buffer.from('another') })
  expect(await fetch()).toBe(path)
  expect(await readFile(await fetch('2.0.0'), 'utf8')).toBe('another')
  expect((await readdir(charts)).sort()).toEqual(['1.0.0.tgz', '2.0.0.tgz'])
})

test('one that was left half written is written anew', async () => {
  await mkdir(charts)
  await writeFile(join(charts, '1.0.0.tgz'), archive.subarray(0, 5))
  expect(await readFile(await fetch())).toEqual(archive)
})

test('who fetches it at the same time finds no part of it', async () => {
  const found = await Promise.all(Array.from({ length: 8 }, async () => readFile(await fetch())))
  expect(found).toEqual(Array(8).fill(archive))
  expect(await readdir(charts)).toEqual(['1.0.0.tgz'])
})

test('one that cannot be put in its place leaves nothing behind', async () => {
  await mkdir(join(charts, '1.0.0.tgz'), { recursive: true })
  await expect(fetch()).rejects.toThrow('EISDIR')
  expect(await readdir(charts)).toEqual(['1.0.0.tgz'])
})

test('one that no worker brought is named', async () => {
  await expect(fetch('9.9.9')).rejects.toThrow('chart version 9.9.9 is not registered')
})
