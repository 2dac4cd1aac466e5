import { createServer } from 'node:net'
import { join } from 'node:path'
import { ensureDaemon, waitForDaemon } from '@storeyard/local-node/machine/daemon'
import { environmentOf } from './parts.ts'
import type { System } from './system.ts'

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

/** Another api on the same database and queue, with some of its environment changed. */
export async function startSecondApi(system: System, folder: string, env: Record<string, string>) {
  const port = await freePort()
  const spec = {
    name: 'second-api',
    command: process.execPath,
    args: [join(system.settings.root, 'services/api/src/main.ts')],
    pidDir: folder,
    logFile: join(folder, 'second-api.log'),
    env: { ...environmentOf(system, 'api'), ...env, PORT: `${port}` },
  }
  await ensureDaemon(spec)
  await waitForDaemon(spec, async () => {
    try {
      return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(3_000) })).ok
    } catch {
      return false
    }
  })
  return { port, name: spec.name, pidDir: folder }
}
