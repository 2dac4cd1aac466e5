import { chownSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DaemonSpec, ensureDaemon, waitForDaemon } from '@storeyard/local-node/machine/daemon'
import { ensurePackages, findProgram } from '@storeyard/local-node/machine/packages'
import { type Progress, unchanged } from '@storeyard/local-node/machine/progress'
import { Redis } from 'ioredis'
import { dataUser, ensureDataDir } from './dataUser.ts'
import { ensureSecretFile } from './secretFile.ts'
import type { Settings } from './settings.ts'

export const redisPackage = { package: 'redis-server', anyOf: ['redis-server'] }
export const redisName = 'redis'

/** The URL of Redis: the user's own, or that of a redis-server with our own configuration and data. */
export async function ensureRedis(settings: Settings, progress: Progress): Promise<string> {
  if (settings.redisUrl) return settings.redisUrl
  await ensurePackages([redisPackage], progress)
  const password = ensureSecretFile(join(settings.stateDir, 'redis-password'))
  const url = `redis://:${password}@127.0.0.1:${settings.ports.redis}`
  await progress.step('Starting Redis', async () => {
    const user = await dataUser(settings)
    ensureDataDir(settings.paths.data, user)
    const dataDir = join(settings.paths.data, 'redis')
    ensureDataDir(dataDir, user)
    const file = join(dataDir, 'redis.conf')
    const configuration = redisConfiguration(settings, dataDir, password)
    writeFileSync(file, configuration, { mode: 0o600 })
    if (user) chownSync(file, user.uid, user.gid)
    const spec: DaemonSpec = {
      name: redisName,
      command: findProgram('redis-server') ?? 'redis-server',
      args: [file],
      pidDir: settings.paths.pids,
      logFile: join(settings.paths.logs, 'redis.log'),
      user,
      inputs: [configuration],
    }
    const state = await ensureDaemon(spec)
    await waitForDaemon(spec, () => answers(url))
    return state === 'running' ? unchanged : state
  })
  return url
}

/** Never evicts, as an evicted key is a lost job; the append-only file loses a second at most. */
const redisConfiguration = ({ ports }: Settings, dataDir: string, password: string) =>
  `${[
    'bind 127.0.0.1',
    `port ${ports.redis}`,
    `requirepass ${password}`,
    `dir ${dataDir}`,
    'appendonly yes',
    'appendfsync everysec',
    'maxmemory 256mb',
    'maxmemory-policy noeviction',
    'daemonize no',
  ].join('\n')}\n`

async function answers(url: string): Promise<boolean> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
  })
  // The answer is in the rejected promise; without a listener ioredis would print it.
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    return (await redis.ping()) === 'PONG'
  } catch {
    return false
  } finally {
    redis.disconnect()
  }
}
