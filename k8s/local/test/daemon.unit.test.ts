import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DaemonSpec, ensureDaemon, findDaemon, stopDaemon, waitForDaemon } from '../src/machine/daemon.ts'
import { bootId, identify, isAlive, parseStat } from '../src/machine/process.ts'

const dir = mkdtempSync(join(tmpdir(), 'storeyard-daemon-'))
const spec = (name: string, args: string[]): DaemonSpec => ({
  name,
  command: '/bin/sleep',
  args,
  pidDir: join(dir, 'run'),
  logFile: join(dir, `${name}.log`),
})
const started: string[] = []
const ensure = (one: DaemonSpec) => {
  started.push(one.name)
  return ensureDaemon(one)
}
const pidOf = (name: string) => findDaemon(join(dir, 'run'), name)?.pid

afterAll(async () => {
  for (const name of started) await stopDaemon(join(dir, 'run'), name)
  rmSync(dir, { recursive: true })
})

test('a daemon is started once, and again when it has died', async () => {
  expect(await ensure(spec('once', ['1000']))).toBe('started')
  const first = pidOf('once')
  expect(await ensure(spec('once', ['1000']))).toBe('running')
  expect(pidOf('once')).toBe(first)
  process.kill(first ?? 0, 'SIGKILL')
  await stopDaemon(join(dir, 'run'), 'once')
  expect(await ensure(spec('once', ['1000']))).toBe('started')
  expect(pidOf('once')).not.toBe(first)
})

test('a daemon that should run otherwise is replaced', async () => {
  await ensure(spec('changed', ['1000']))
  const before = identify(pidOf('changed') ?? 0)
  expect(await ensure(spec('changed', ['2000']))).toBe('started')
  expect(before && isAlive(before)).toBe(false)
})

test('a process that got the pid of a dead daemon is not taken for it, and not stopped', async () => {
  const own = { pid: process.pid, startTime: '1', bootId: bootId(), digest: 'x' }
  writeFileSync(join(dir, 'run/recycled.pid'), JSON.stringify(own))
  expect(findDaemon(join(dir, 'run'), 'recycled')).toBeNull()
  expect(await stopDaemon(join(dir, 'run'), 'recycled')).toBe(false)
})

test('a pid file from before a reboot, or half written, names no daemon', () => {
  const me = identify(process.pid)
  writeFileSync(join(dir, 'run/old.pid'), JSON.stringify({ ...me, bootId: 'another boot', digest: 'x' }))
  writeFileSync(join(dir, 'run/half.pid'), '{"pid":12')
  expect(findDaemon(join(dir, 'run'), 'old')).toBeNull()
  expect(findDaemon(join(dir, 'run'), 'half')).toBeNull()
})

test('a daemon that dies while it starts is reported with the end of its log', async () => {
  const failing: DaemonSpec = {
    ...spec('failing', []),
    command: '/bin/sh',
    args: ['-c', 'echo no such port >&2; exit 1'],
  }
  await ensure(failing)
  await expect(waitForDaemon(failing, () => false)).rejects.toThrow(/failing ended while starting.*no such port/s)
  expect(readFileSync(failing.logFile, 'utf8')).toContain('no such port')
})

test('a process name with spaces and brackets does not shift the fields', () => {
  const fields = ['S', ...Array.from({ length: 18 }, (_, index) => String(index)), '4711', 'rest']
  expect(parseStat(`12 (a) b (c)) ${fields.join(' ')}`)).toEqual({ state: 'S', startTime: '4711' })
})
