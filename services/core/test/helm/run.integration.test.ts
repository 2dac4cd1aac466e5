import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { helmKillAfterMs } from '../../src/helm/run.ts'
import { until } from '../harness/server.ts'

const folder = await mkdtemp(join(tmpdir(), 'helm-run-'))
afterAll(() => rm(folder, { recursive: true }))

/** Stands for a helm that hangs; it writes its process id down and is ended by nothing but a signal. */
async function hangingHelm(name: string, onTerm: 'ends' | 'ignores'): Promise<string> {
  const path = join(folder, name)
  const trap =
    onTerm === 'ignores' ? "trap '' TERM" : "trap 'echo Error: UPGRADE FAILED: context canceled; exit 1' TERM"
  await writeFile(path, `#!/bin/sh\n${trap}\necho $$ > ${path}.pid\nwhile :; do sleep 0.05; done\n`)
  await chmod(path, 0o755)
  return path
}

const started = new Set<number>()
// What a broken guard leaves running would keep the test run open.
afterEach(() => {
  for (const pid of started) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {}
  }
  started.clear()
})

const runWorker = (program: string, limitSeconds: number) =>
  execa(process.execPath, [join(import.meta.dirname, 'runHelm.ts'), program, folder, `${limitSeconds}`], {
    reject: false,
  })

const helmPid = async (program: string) => {
  const pid = await until('helm runs', async () => Number(await readFile(`${program}.pid`, 'utf8')))
  started.add(pid)
  return pid
}

/** State and parent of a process; null when there is none. */
const statOf = async (pid: number) => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  const [state, parent] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  return state ? { state, parent: Number(parent) } : null
}
const parentOf = async (pid: number) => (await statOf(pid))?.parent ?? 0
/** A zombie is over, though nobody has waited for it yet. */
const runs = async (pid: number) => !['Z', undefined].includes((await statOf(pid))?.state)
const gone = (pid: number, withinMs: number) =>
  until(`process ${pid} is gone`, async () => !(await runs(pid)), withinMs)

test('a worker that is killed takes its helm with it', async () => {
  const helm = await hangingHelm('orphan', 'ends')
  const worker = runWorker(helm, 60)
  const pid = await helmPid(helm)
  worker.kill('SIGKILL')
  await gone(pid, 5_000)
  await worker
})

test('a helm that ignores the end of its killed worker is killed before anybody may take the store over', async () => {
  const helm = await hangingHelm('stubborn-orphan', 'ignores')
  const worker = runWorker(helm, 60)
  const pid = await helmPid(helm)
  worker.kill('SIGKILL')
  await gone(pid, helmKillAfterMs + 2_000)
  await worker
})

test('a helm that hangs ends at its limit, and the result says so', async () => {
  const helm = await hangingHelm('hanging', 'ends')
  const { stdout } = await runWorker(helm, 1)
  const result = JSON.parse(stdout)
  expect(result.ok).toBe(false)
  expect(result.output).toMatch(/context canceled\nError: helm did not end within 1 s and was stopped$/)
  await gone(await helmPid(helm), 1_000)
})

test('a helm that hangs and ignores its limit is killed', async () => {
  const helm = await hangingHelm('stubborn', 'ignores')
  const startedAt = performance.now()
  const { stdout } = await runWorker(helm, 1)
  expect(performance.now() - startedAt).toBeLessThan(1_000 + helmKillAfterMs + 5_000)
  expect(JSON.parse(stdout).output).toBe('Error: helm did not end within 1 s and was stopped')
  await gone(await helmPid(helm), 1_000)
})

test('a worker that gives a helm up waits for its end', async () => {
  const helm = await hangingHelm('cancelled', 'ends')
  const worker = runWorker(helm, 60)
  const pid = await helmPid(helm)
  worker.kill('SIGTERM')
  const { stdout } = await worker
  expect(await runs(pid)).toBe(false)
  expect(JSON.parse(stdout).output).toContain('Error: UPGRADE FAILED: context canceled')
})

test('a helm whose guard is killed does not go on without it', async () => {
  const helm = await hangingHelm('unguarded', 'ignores')
  const worker = runWorker(helm, 60)
  const pid = await helmPid(helm)
  process.kill(await parentOf(pid), 'SIGKILL')
  const { stdout } = await worker
  await gone(pid, 1_000)
  expect(JSON.parse(stdout).ok).toBe(false)
})
