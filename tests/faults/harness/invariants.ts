import type { Store } from '@storeyard/core/contract/stores'
import {
  firstStartName,
  mariadbName,
  sealedAnnotation,
  storeIdLabel,
  wordpressName,
} from '@storeyard/core/domain/marks'
import type { StoreStatus } from '@storeyard/core/domain/status'
import { readyGenerationOf } from '@storeyard/core/domain/workloads'
import { orAbsent } from '@storeyard/core/kube/errors'
import { until } from '../../../services/core/test/harness/server.ts'
import { findLeaks } from './secrets.ts'
import type { System } from './system.ts'
import { findIllegal, type Turn } from './transitions.ts'

/** What their pods may use (k8s/base). */
const memoryMbMax = { api: 512, worker: 1_024, reconciler: 1_024 }

const quietSeconds = 20

/** What must hold after every fault, for the stores that a row asked for; a list of what does not. */
export async function findBroken(system: System, accepted: readonly Store[]): Promise<string[]> {
  await untilQuiet(system, accepted)
  const found = await Promise.all([
    findUnsettled(system, accepted),
    findLost(system, accepted),
    findUnready(system, accepted),
    findDoubled(system, accepted),
    findIllegalTurns(system, accepted),
    findLeaks(system, await namespacesOf(system, accepted)),
    findFat(system),
  ])
  return found.flat()
}

/** No worker is at any of them: in the midst of a repair a release is unfinished. */
const untilQuiet = (system: System, stores: readonly Store[]) =>
  until(
    'no worker is at the stores',
    async () => {
      const { rowCount } = await system.db.query(
        'select from stores where id = any($1) and (lease_owner is not null or helm_until is not null)',
        [stores.map(({ id }) => id)],
      )
      return rowCount === 0
    },
    quietSeconds * 1_000 * system.context.patience,
  )

interface Row {
  id: string
  status: StoreStatus
  namespace: string
  helm_release: string
  generation: number
  in_force: number
  attempt_reason: string | null
  observed_reason: string | null
}

async function readRows(system: System, stores: readonly Store[]): Promise<Row[]> {
  const { rows } = await system.db.query<Row>(
    `select id, status, namespace, helm_release, generation, attempt_reason, observed_reason,
       case when failed_generation = generation then coalesce(ready_generation, generation) else generation end as in_force
     from stores where id = any($1)`,
    [stores.map(({ id }) => id)],
  )
  return rows
}

/** Converged, or visibly blocked: nothing is left on its way without a word of what it waits for. */
const findUnsettled = async (system: System, stores: readonly Store[]) =>
  (await readRows(system, stores))
    .filter(({ status, attempt_reason, observed_reason }) => {
      if (status === 'Ready' || status === 'Deleted') return false
      return attempt_reason === null && observed_reason === null
    })
    .map(({ id, status }) => `${id} is ${status} and nothing says why`)

/** No accepted request is lost, and no name is held twice. */
async function findLost(system: System, stores: readonly Store[]): Promise<string[]> {
  const known = new Set((await readRows(system, stores)).map(({ id }) => id))
  const { rows } = await system.db.query<{ store_name: string }>(
    `select store_name from stores where name_released_at is null group by store_name having count(*) > 1`,
  )
  return [
    ...stores.filter(({ id }) => !known.has(id)).map(({ id }) => `${id} was accepted and is lost`),
    ...rows.map(({ store_name }) => `${store_name} is there twice`),
  ]
}

/** What says Ready is ready: its workloads, of the generation in force, sealed, without the permission to start empty. */
async function findUnready(system: System, stores: readonly Store[]): Promise<string[]> {
  const { core, apps } = system.admin
  const ready = (await readRows(system, stores)).filter(({ status }) => status === 'Ready')
  const broken = await Promise.all(
    ready.map(async ({ id, namespace, in_force }) => {
      const [space, wordpress, mariadb, permission] = await Promise.all([
        orAbsent(core.readNamespace({ name: namespace })),
        orAbsent(apps.readNamespacedDeployment({ namespace, name: wordpressName })),
        orAbsent(apps.readNamespacedStatefulSet({ namespace, name: mariadbName })),
        orAbsent(core.readNamespacedConfigMap({ namespace, name: firstStartName })),
      ])
      const wrong = []
      if (readyGenerationOf([wordpress, mariadb]) !== in_force) wrong.push(`${id} is Ready and its pods are not`)
      if (!space?.metadata?.annotations?.[sealedAnnotation])
        wrong.push(`${id} is Ready and its namespace is not sealed`)
      if (permission) wrong.push(`${id} is Ready and could still start empty`)
      return wrong
    }),
  )
  return broken.flat()
}

/** One namespace a living store, with one release that is deployed; none of a deleted one. */
async function findDoubled(system: System, stores: readonly Store[]): Promise<string[]> {
  const broken = await Promise.all(
    (await readRows(system, stores)).map(async ({ id, status, namespace, helm_release }) => {
      const { items } = await system.admin.core.listNamespace({ labelSelector: `${storeIdLabel}=${id}` })
      const names = items.map(({ metadata }) => metadata?.name).join()
      if (status === 'Deleted') return names === '' ? [] : [`${id} is Deleted and ${names} is there`]
      if (status === 'Failed') return items.length > 1 ? [`${id} has the namespaces ${names}`] : []
      if (names !== namespace) return [`${id} is ${status} and has the namespaces "${names}"`]
      const releases = JSON.parse(await system.helm('list', '--namespace', namespace, '--output', 'json')) as {
        name: string
        status: string
      }[]
      const told = releases.map(({ name, status: state }) => `${name} ${state}`).join()
      return told === `${helm_release} deployed` ? [] : [`${id} is ${status} and has the releases "${told}"`]
    }),
  )
  return broken.flat()
}

async function findIllegalTurns(system: System, accepted: readonly Store[]): Promise<string[]> {
  const { rows } = await system.db.query<Turn>(
    `select store_id as store, data ->> 'from' as from, data ->> 'to' as to from store_events
     where type = 'StatusChanged' and store_id = any($1) order by id`,
    [accepted.map(({ id }) => id)],
  )
  const stores = new Set(rows.map(({ store }) => store))
  return [...stores].flatMap((id) => findIllegal(rows.filter(({ store }) => store === id)))
}

async function namespacesOf(system: System, stores: readonly Store[]): Promise<string[]> {
  const rows = await readRows(system, stores)
  const there = await Promise.all(
    rows.map(({ namespace }) => orAbsent(system.admin.core.readNamespace({ name: namespace }))),
  )
  return there.flatMap((found) => found?.metadata?.name ?? [])
}

const findFat = (system: System) =>
  (['api', 'worker', 'reconciler'] as const)
    .flatMap((name) => system.running(name))
    .filter((service) => service.memoryMb() > memoryMbMax[service.name])
    .map(({ name, pid }) => `the ${name} ${pid} holds more than ${memoryMbMax[name]} MiB`)
