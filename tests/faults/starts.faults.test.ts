import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '@storeyard/local-node/machine/run'
import { untilTrue } from './harness/hands.ts'
import { type Row, testRows } from './harness/rows.ts'
import type { System } from './harness/system.ts'

/** A worker that is started so says why it refuses, and ends; the one that runs goes on. */
const refusing = (
  name: string,
  injection: string,
  words: RegExp,
  env: (system: System) => Record<string, string>,
): Row => ({
  name,
  injection,
  expected: 'it refuses to start with one clear sentence; the other worker goes on',
  boundSeconds: 60,
  guard: 'requirements are checked at start',
  run: async ({ system, stores }) => {
    const worker = await system.launch('worker', env(system))
    const code = await worker.ended
    if (code === 0) throw new Error('it ended with 0')
    const said = words.exec(worker.words())
    if (!said) throw new Error(`it said ${worker.words().slice(-500)}`)
    await stores.createReady(name)
    return said[0]
  },
})

function script(system: System, name: string, text: string): string {
  const file = join(system.dir, name)
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  return file
}

/** A copy of the chart with one text of one file changed. */
function chartCopy(system: System, name: string, file: string, from: string | RegExp, to: string): string {
  const folder = join(system.dir, name)
  cpSync(join(system.context.root, 'charts/store'), folder, { recursive: true })
  const text = readFileSync(join(folder, file), 'utf8')
  writeFileSync(join(folder, file), text.replace(from, to))
  return folder
}

testRows('starts', { workers: 1 }, [
  refusing('helm-missing', 'there is no helm program', /helm cannot be run as/, () => ({
    HELM: '/nowhere/helm',
  })),
  refusing('helm-old', 'the helm program is version 3', /4 or later is needed/, (system) => ({
    HELM: script(system, 'helm3', 'echo v3.15.0'),
  })),
  refusing('chart-damaged', 'the chart cannot be read', /There is no whole chart/, (system) => ({
    CHART: chartCopy(system, 'damaged', 'Chart.yaml', /^name:.*$/m, '{{{'),
  })),
  {
    name: 'archive-damaged',
    injection: "a chart's archive in the worker's folder is cut short",
    expected: 'fetched again from the database, Ready',
    boundSeconds: 30,
    guard: 'an archive is used only with its digest',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      await stores.createReady('archive')
      const works = readdirSync(system.dir).filter((entry) => entry.startsWith('work-'))
      const archives = works.flatMap((work) => {
        const charts = join(system.dir, work, 'charts')
        return existsSync(charts) ? readdirSync(charts).map((file) => join(charts, file)) : []
      })
      if (archives.length === 0) throw new Error('no worker has fetched an archive')
      for (const archive of archives) truncateSync(archive, 100)
      recovering()
      try {
        await stores.ready(await stores.create('archive-2'), 40)
      } finally {
        for (const archive of archives) rmSync(archive)
      }
      return 'Ready'
    },
  },
  {
    name: 'temp-full',
    injection: "the worker's folder for temporary files is full, and has room again later",
    expected: 'the failure is shown; Ready once there is room',
    boundSeconds: 25,
    guard: 'a failed attempt is tried again',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const folder = join(system.dir, 'small')
      mkdirSync(folder)
      await run('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder])
      const [before] = system.running('worker')
      await (await system.launch('worker', { WORK_DIR: folder })).ready()
      await before?.end('SIGTERM')
      rmSync(join(folder, 'charts'), { recursive: true, force: true })
      const filler = join(folder, 'filler')
      await run('sh', ['-c', `cat /dev/zero > ${filler} 2>/dev/null; true`])
      const store = await stores.create('full')
      await untilTrue('the worker says so', async () => /ENOSPC|no space left/i.test(system.one('worker').words()), 25)
      rmSync(filler)
      recovering()
      await stores.ready(store, 40)
      return 'Ready once there was room'
    },
  },
  {
    name: 'newer-chart',
    injection: 'a newer worker brings a newer chart',
    expected: "no store changes; drift is repaired with each store's own chart",
    boundSeconds: 40,
    guard: "a store's chart version is part of its spec",
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('old-chart')
      const events = (await stores.events(store)).length
      const chart = chartCopy(system, 'newer', 'files/mariadb/my.cnf', /^/, '# newer\n')
      const [old] = system.running('worker')
      await (await system.launch('worker', { CHART: chart })).ready()
      await old?.end('SIGTERM')
      recovering()
      const next = await stores.createReady('new-chart')
      if (next.chart_version === store.chart_version) throw new Error('the new store has the old chart')
      const told = (await stores.events(store)).slice(events)
      if (told.length > 0) throw new Error(`the old store was touched: ${told.map(({ message }) => message)}`)
      const { namespace } = store
      await system.admin.core.deleteNamespacedConfigMap({ namespace, name: 'mariadb-config' })
      await stores.hasEvent(store, 'DriftRepaired', 30)
      const { data } = await system.admin.core.readNamespacedConfigMap({ namespace, name: 'mariadb-config' })
      if (data?.['my.cnf']?.includes('# newer')) throw new Error('the drift was repaired with the newer chart')
      return 'each store kept its own chart'
    },
  },
])
