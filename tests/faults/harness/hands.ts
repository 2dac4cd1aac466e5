import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '@storeyard/core/contract/stores'
import { until } from '../../../services/core/test/harness/server.ts'
import { descendantsOf, listProcesses, type RunningProcess } from '../../e2e/harness/processes.ts'
import { readContext } from './context.ts'
import type { Service } from './service.ts'
import { mendedLabel } from './stages.ts'
import type { System } from './system.ts'

/** Waits until this much of a fault's own time has gone by. */
export const holdFor = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1_000))

const isHelm = (system: System, { argv }: RunningProcess) => argv[0] === system.context.helm

/** The helms that one worker runs now. */
export const helmsOf = (system: System, worker: Service): RunningProcess[] =>
  descendantsOf(worker.pid, listProcesses()).filter((process) => isHelm(system, process))

/** The worker that runs helm for this store. */
export async function workerOf(system: System, store: Store): Promise<Service> {
  const found = await until(
    `a worker runs helm for ${store.store_name}`,
    async () =>
      system
        .running('worker')
        .find((worker) => helmsOf(system, worker).some(({ argv }) => argv.includes(store.helm_release))) ?? null,
  )
  return found
}

/** Ends the helm of this store, and nothing else. */
export async function killHelm(system: System, store: Store, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const worker = await workerOf(system, store)
  for (const { pid, argv } of helmsOf(system, worker)) if (argv.includes(store.helm_release)) process.kill(pid, signal)
}

/** The pods that stay as they are come up, as if what held them were mended. */
export async function mendPods(system: System, store: Store): Promise<void> {
  await system.kubectl('label', 'pods', '--all', '--overwrite', '--namespace', store.namespace, `${mendedLabel}=true`)
}

export const untilTrue = (what: string, probe: () => Promise<boolean>, seconds: number) =>
  until(what, probe, seconds * 1_000 * readContext().patience)

/** Looks, at each request of helm for this store, how many helms run for it; the answer ends it, and fails if two did. */
export function watchHelms(system: System, store: Store): () => void {
  let most = 0
  const remove = system.proxies.kube.add(({ helm, path }) => {
    if (!helm || !path.includes(`/namespaces/${store.namespace}/`)) return null
    const running = listProcesses().filter((one) => isHelm(system, one) && one.argv.includes(store.helm_release))
    most = Math.max(most, running.length)
    return null
  })
  return () => {
    remove()
    if (most > 1) throw new Error(`${most} helms ran for ${store.store_name} at once`)
  }
}

// A row that fails meanwhile must not leave a service that never answers again.
const blockedSecondsMax = 90

/** A service's event loop does nothing else from now on, as a bad loop in its code would do, until the answer is called. */
export async function blockEventLoop(system: System, service: Service): Promise<() => Promise<void>> {
  service.signal('SIGUSR1')
  const target = await until('the inspector answers', async () => {
    const answer = await fetch(`http://127.0.0.1:${service.inspectPort}/json`)
    return ((await answer.json()) as { webSocketDebuggerUrl: string }[])[0] ?? null
  })
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  const opened = Promise.withResolvers<void>()
  socket.onopen = () => opened.resolve()
  socket.onerror = () => opened.reject(new Error('the inspector refused the connection'))
  await opened.promise
  const [begun, end] = ['begun', 'end'].map((word) => join(system.dir, `blocked-${service.pid}-${word}`)) as [
    string,
    string,
  ]
  const expression = `{
    const { existsSync, writeFileSync } = process.getBuiltinModule('node:fs')
    const cell = new Int32Array(new SharedArrayBuffer(4))
    const giveUpAt = Date.now() + ${blockedSecondsMax * 1_000}
    writeFileSync(${JSON.stringify(begun)}, '')
    while (!existsSync(${JSON.stringify(end)}) && Date.now() < giveUpAt) Atomics.wait(cell, 0, 0, 20)
  }`
  const done = Promise.withResolvers<void>()
  socket.onmessage = () => done.resolve()
  socket.onclose = () => done.resolve()
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }))
  await until('the event loop is blocked', async () => existsSync(begun))
  return async () => {
    writeFileSync(end, '')
    await done.promise
    socket.close()
  }
}
