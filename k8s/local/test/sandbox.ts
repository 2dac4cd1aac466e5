import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { tryRun } from '../src/machine/run.ts'

const sandboxFile = join(import.meta.dirname, '../src/sandbox.ts')

/** A sandbox that stays open, in which a test runs one command after another. */
export interface Sandbox {
  run(command: string[], timeoutMs?: number): Promise<{ ok: boolean; stdout: string; stderr: string }>
  close(): Promise<void>
}

export async function openSandbox(): Promise<Sandbox> {
  // The shell tells its number outside, by which the namespaces are entered, and then waits for its input to end.
  const child = spawn(process.execPath, [sandboxFile, '--', 'sh', '-c', 'echo ready; cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await firstLine(child)
  const first = await firstInside(child.pid ?? 0)
  return {
    run: (command, timeoutMs = 120_000) =>
      tryRun('nsenter', ['--target', first, '--net', '--mount', '--pid', '--cgroup', '--', ...command], { timeoutMs }),
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.stdin?.end()
      }),
  }
}

const firstLine = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    if (!child.stdout) return reject(new Error('no output to read'))
    createInterface(child.stdout).once('line', () => resolve())
    child.once('exit', (code) => reject(new Error(`The sandbox ended with ${code} before it was ready.`)))
  })

/** Sandbox → unshare → the first process inside. */
async function firstInside(pid: number): Promise<string> {
  const childOf = async (parent: string | number) =>
    (await tryRun('ps', ['-o', 'pid=', '--ppid', String(parent)])).stdout.trim()
  return childOf(await childOf(pid))
}
