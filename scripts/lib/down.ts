import { rmSync } from 'node:fs'
import { stopDaemon } from '@storeyard/local-node/machine/daemon'
import { installedPackages } from '@storeyard/local-node/machine/packages'
import { createProgress, type Progress, unchanged } from '@storeyard/local-node/machine/progress'
import { removeNode } from '@storeyard/local-node/node/down'
import { postgresName } from './postgres.ts'
import { readArguments } from './readArguments.ts'
import { redisName } from './redis.ts'
import { serviceNames } from './services.ts'
import { loadSettings, type Settings } from './settings.ts'

async function down(settings: Settings, purge: boolean, progress: Progress): Promise<void> {
  // Those who write go before what they write to.
  await stopAll(settings, serviceNames, 'Stopping api, worker, reconciler and dashboard', progress)
  await stopAll(settings, [redisName, postgresName], 'Stopping Postgres and Redis', progress)
  if (!settings.cluster) {
    const { stateDir, cacheDir, ports } = settings
    await removeNode({ stateDir, cacheDir, ingressPort: ports.ingress, portBase: ports.nodeBase, purge }, progress)
  }
  if (!purge) return
  for (const path of [settings.paths.data, settings.stateDir]) rmSync(path, { recursive: true, force: true })
}

const stopAll = ({ paths }: Settings, names: readonly string[], title: string, progress: Progress) =>
  progress.step(title, async () => {
    const stopped = await Promise.all(names.map((name) => stopDaemon(paths.pids, name, 35_000)))
    return stopped.includes(true) ? stopped : unchanged
  })

const { values } = readArguments('./scripts/down [--purge]', {
  options: { purge: { type: 'boolean', default: false } },
})
try {
  const settings = loadSettings(process.env)
  await down(settings, values.purge, createProgress())
  if (settings.cluster && values.purge)
    console.log('Stores in the cluster that you named are left alone: delete them before, or by their namespaces.')
  const packages = installedPackages()
  if (values.purge && packages.length > 0)
    console.log(`Storeyard had installed these packages, which stay until you remove them: ${packages.join(', ')}`)
  if (values.purge) console.log(`The cache of what was built stays, for all clones: ${settings.cacheDir}`)
} catch (err) {
  console.error(err instanceof Error ? err.message : err)
  process.exitCode = 1
}
