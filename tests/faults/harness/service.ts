import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { freePort, until } from '../../../services/core/test/harness/server.ts'

export type ServiceName = 'api' | 'worker' | 'reconciler'

export interface ServiceStart {
  name: ServiceName
  /** The repository, or a copy of it. */
  root: string
  logFile: string
  env: Record<string, string>
}

export type Service = Awaited<ReturnType<typeof startService>>

/** One of the services as a process of its own, which ends with this one. Its port is `port`, its health there too. */
export async function startService({ name, root, logFile, env }: ServiceStart) {
  const [port, inspectPort] = [await freePort(), await freePort()]
  const log = openSync(logFile, 'a')
  const args = ['--pdeathsig', 'KILL', '--', process.execPath, `--inspect-port=${inspectPort}`]
  const child = spawn('setpriv', [...args, join(root, `services/${name}/src/main.ts`)], {
    cwd: root,
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      LOG_LEVEL: 'debug',
      ...(name === 'api' ? { PORT: `${port}` } : { HEALTH_PORT: `${port}` }),
      ...env,
    },
  })
  closeSync(log)
  let code: number | null = null
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (exit, signal) => {
      code = exit ?? 128 + (signal ? constants.signals[signal] : 0)
      resolve(code)
    })
  })
  const words = () => readFileSync(logFile, 'utf8')
  return {
    name,
    port,
    inspectPort,
    pid: child.pid ?? 0,
    words,
    /** Its exit code, once it has ended. */
    ended,
    isAlive: () => code === null,
    signal: (signal: NodeJS.Signals) => void child.kill(signal),
    end: async (signal: NodeJS.Signals) => {
      child.kill(signal)
      return ended
    },
    ready: (withinMs = 90_000) =>
      until(
        `${name} is ready`,
        async () => {
          if (code !== null) throw new Error(`${name} ended with ${code}: ${words().slice(-2_000)}`)
          return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) })).ok
        },
        withinMs,
      ),
    memoryMb: () => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024,
  }
}
