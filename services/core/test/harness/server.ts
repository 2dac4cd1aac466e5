import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { execa } from 'execa'

/** Servers that refuse root run as this one, which owns nothing. */
export const unprivilegedId = 65_534
export const isRoot = process.getuid?.() === 0

export interface TestServer {
  url: string
  pid: number
  /** In good order, or by the signal of a crash. */
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Waits for a condition, never for a time. */
export async function until<T>(what: string, probe: () => Promise<T | null | false>, withinMs = 15_000): Promise<T> {
  const deadline = Date.now() + withinMs
  for (let failure: unknown; ; ) {
    try {
      const found = await probe()
      if (found) return found
    } catch (err) {
      failure = err
    }
    if (Date.now() > deadline) throw new Error(`waited ${withinMs} ms in vain: ${what}`, { cause: failure })
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

export interface ServerCommand {
  url: string
  file: string
  args: string[]
  cwd: string
  /** Given up root first. */
  unprivileged: boolean
  answers: () => Promise<boolean>
}

/** Starts a server that ends with this process, however that one ends. */
export async function startServer({ url, file, args, cwd, unprivileged, answers }: ServerCommand): Promise<TestServer> {
  const user =
    unprivileged && isRoot ? [`--reuid=${unprivilegedId}`, `--regid=${unprivilegedId}`, '--clear-groups'] : []
  const child = execa('setpriv', [...user, '--pdeathsig', 'KILL', '--', file, ...args], {
    cwd,
    reject: false,
    stdin: 'ignore',
    all: true,
    buffer: { stdout: false, stderr: false, all: true },
    maxBuffer: 1_000_000,
    env: { LC_ALL: 'C.UTF-8' },
  })
  let ended = false
  const end = child.then((result) => {
    ended = true
    return result
  })
  await until(`${file} answers`, async () => {
    if (ended) throw new Error(`${file} ended: ${(await end).all}`)
    return answers()
  })
  return {
    url,
    pid: child.pid as number,
    stop: async (signal = 'SIGINT') => {
      child.kill(signal)
      await end
    },
  }
}
