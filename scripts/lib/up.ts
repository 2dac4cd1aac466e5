import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureDaemon, findDaemon, waitForDaemon } from '@storeyard/local-node/machine/daemon'
import { withLock } from '@storeyard/local-node/machine/lock'
import { describeTaken, findTakenPorts } from '@storeyard/local-node/machine/ports'
import { createProgress, type Progress, unchanged } from '@storeyard/local-node/machine/progress'
import { ensureCluster } from './cluster.ts'
import { ensureDashboard } from './dashboard.ts'
import { ensureDemo } from './demo.ts'
import { digestTree } from './digestTree.ts'
import { ensureIdentities } from './identities.ts'
import { ensurePostgres } from './postgres.ts'
import { readArguments } from './readArguments.ts'
import { ensureRedis } from './redis.ts'
import { healthUrl, type ServiceInputs, serviceNames, serviceSpecs } from './services.ts'
import { loadSettings, type Settings } from './settings.ts'
import { writeStoreValues } from './storeValues.ts'

async function up(settings: Settings, takeOver: boolean, progress: Progress): Promise<string> {
  requireFreePorts(settings)
  await ensureDashboard(settings, progress)
  const cluster = await ensureCluster(settings, takeOver, progress)
  const [databaseUrl, redisUrl] = await Promise.all([
    ensurePostgres(settings, progress),
    ensureRedis(settings, progress),
  ])
  const identities = await ensureIdentities({
    adminKubeconfig: cluster.kubeconfig,
    context: cluster.context,
    kubectl: cluster.kubectl,
    outputDir: settings.paths.identities,
  })
  writeStoreValues(settings, cluster.images)
  const codeDigest = digestTree(settings.root, ['services', 'web/server', 'charts/store'])
  await startServices(settings, { databaseUrl, redisUrl, identities, helm: cluster.helm, codeDigest }, progress)
  return ensureDemo(settings, progress)
}

/** Says which port is taken and by whom before anything is started. */
function requireFreePorts({ ports, paths, databaseUrl, redisUrl }: Settings): void {
  const wanted = [
    { name: 'api', what: 'the API', port: ports.api, option: 'STOREYARD_API_PORT' },
    { name: 'web', what: 'the dashboard', port: ports.web, option: 'STOREYARD_WEB_PORT' },
    { name: 'worker', what: "the worker's health", port: ports.workerHealth, option: 'STOREYARD_WORKER_HEALTH_PORT' },
    {
      name: 'reconciler',
      what: "the reconciler's health",
      port: ports.reconcilerHealth,
      option: 'STOREYARD_RECONCILER_HEALTH_PORT',
    },
    ...(databaseUrl
      ? []
      : [{ name: 'postgres', what: 'Postgres', port: ports.postgres, option: 'STOREYARD_POSTGRES_PORT' }]),
    ...(redisUrl ? [] : [{ name: 'redis', what: 'Redis', port: ports.redis, option: 'STOREYARD_REDIS_PORT' }]),
  ].filter(({ name }) => !findDaemon(paths.pids, name))
  const taken = findTakenPorts(wanted.map((one) => ({ ...one, address: '127.0.0.1' })))
  if (taken.length > 0) throw new Error(taken.map(describeTaken).join('\n'))
}

async function startServices(settings: Settings, inputs: ServiceInputs, progress: Progress): Promise<void> {
  const specs = serviceSpecs(settings, inputs)
  await progress.step('Starting api, worker, reconciler and dashboard', async () => {
    const states = await Promise.all(
      serviceNames.map(async (name) => {
        const state = await ensureDaemon(specs[name], 30_000)
        await waitForDaemon(specs[name], () => answersOk(healthUrl(settings, name)))
        return state
      }),
    )
    return states.every((state) => state === 'running') ? unchanged : states
  })
}

async function answersOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3_000) })).ok
  } catch {
    return false
  }
}

const { values } = readArguments('./scripts/up [--take-over]', {
  options: { 'take-over': { type: 'boolean', default: false } },
})
try {
  const settings = loadSettings(process.env)
  mkdirSync(settings.stateDir, { recursive: true, mode: 0o700 })
  const storeUrl = await withLock(join(settings.stateDir, 'up.lock'), 900_000, () =>
    up(settings, values['take-over'], createProgress()),
  )
  console.log(`
  Store      ${storeUrl}
  Dashboard  http://127.0.0.1:${settings.ports.web}
  API        http://127.0.0.1:${settings.ports.api}/api/v1
  Admin key  ${settings.paths.adminKey}
  CLI        ./node_modules/.bin/storeyard login http://127.0.0.1:${settings.ports.api} --key-file ${relative(settings.root, settings.paths.adminKey)}
`)
} catch (err) {
  console.error(err instanceof Error ? err.message : err)
  process.exitCode = 1
}
