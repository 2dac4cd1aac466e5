import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { findDaemon } from '@storeyard/local-node/machine/daemon'
import { nodeStatus } from '@storeyard/local-node/node/status'
import { createApiClient } from './apiClient.ts'
import { postgresName } from './postgres.ts'
import { readArguments } from './readArguments.ts'
import { redisName } from './redis.ts'
import { serviceNames } from './services.ts'
import { loadSettings, type Settings } from './settings.ts'

interface Part {
  name: string
  up: boolean
  detail: string
}

async function readParts(settings: Settings): Promise<Part[]> {
  const own = [
    ...(settings.databaseUrl ? [] : [postgresName]),
    ...(settings.redisUrl ? [] : [redisName]),
    ...serviceNames,
  ].map((name): Part => {
    const pid = findDaemon(settings.paths.pids, name)?.pid
    return { name, up: pid !== undefined, detail: pid === undefined ? 'not running' : `process ${pid}` }
  })
  if (settings.cluster) return [...own, { name: 'cluster', up: true, detail: `context ${settings.cluster.context}` }]
  const { stateDir, cacheDir, ports } = settings
  const node = await nodeStatus({ stateDir, cacheDir, ingressPort: ports.ingress, portBase: ports.nodeBase })
  const missing = node.daemons.filter(({ pid }) => pid === null).map(({ name }) => name)
  const detail = node.ready ? 'ready' : missing.length > 0 ? `not running: ${missing.join(', ')}` : 'not ready'
  return [...own, { name: 'cluster', up: node.ready, detail }]
}

readArguments('./scripts/status', {})
const settings = loadSettings(process.env)
const parts = await readParts(settings)
for (const { name, up, detail } of parts) console.log(`${up ? '✓' : '✗'} ${name.padEnd(11)} ${detail}`)
if (parts.every(({ up }) => up) && existsSync(settings.paths.adminKey)) {
  for (const store of (await createApiClient(settings).listAll()).filter(({ status }) => status !== 'Deleted'))
    console.log(
      `  ${store.status.padEnd(12)} ${store.store_name.padEnd(24)} ${store.url}${store.reason ? `  ${store.reason}` : ''}`,
    )
}
if (parts.some(({ up }) => !up)) {
  console.log(`\n./scripts/up starts what is missing; logs are in ${relative(settings.root, settings.paths.logs)}.`)
  process.exitCode = 1
}
