import { Overview, type PartName } from '@storeyard/core/contract/overview'
import type { Db } from '@storeyard/core/db/client'
import { countStores } from '@storeyard/core/db/countStores'
import { readLease, reconcilerLease } from '@storeyard/core/db/leases'
import type { Kube } from '@storeyard/core/kube/client'
import { readVersion } from '@storeyard/core/kube/version'
import { withDeadline } from '@storeyard/core/process/deadline'
import { countJobs, countWorkers, type StoresQueue } from '@storeyard/core/queue/stores'
import { endpoint } from '../http/endpoint.ts'

export interface OverviewContext {
  db: Db
  kube: Kube
  queue: StoresQueue
  isRedisThere: () => boolean
}

/** Of each part: one that is away must not hold up what the others say. */
const lookMsMax = 2_000

type Part = Overview['parts'][number]
interface Said {
  healthy: boolean
  message: string
}

/** What a part says of itself; away when it does not say it in time. */
async function look(name: PartName, away: string, ask: () => Promise<Said>): Promise<Part> {
  try {
    return { name, ...(await withDeadline(ask(), lookMsMax, `asking ${name}`)) }
  } catch {
    return { name, healthy: false, message: away }
  }
}

const well = (message: string): Said => ({ healthy: true, message })
const unwell = (message: string): Said => ({ healthy: false, message })
const redisAway = 'Redis does not answer. Changes are taken, and begin when the reconciler finds them.'

export const overviewEndpoint = ({ db, kube, queue, isRedisThere }: OverviewContext) => {
  /** The queue's client would hold its requests back until Redis returns. */
  const askQueue = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (!isRedisThere()) throw new Error('Redis is away')
    return withDeadline(ask(), lookMsMax, 'asking Redis')
  }
  const queueCounts = () => askQueue(() => countJobs(queue)).catch(() => null)

  return endpoint({
    method: 'get',
    path: '/overview',
    summary: 'Count the stores and jobs, and say whether each part is well',
    access: 'viewer',
    answer: { status: 200, description: 'How things stand', schema: Overview },
    handle: async (): Promise<Overview> => {
      const [stores, jobs, kubernetes, workers, reconciler] = await Promise.all([
        countStores(db),
        queueCounts(),
        look('kubernetes', 'The Kubernetes API does not answer. Stores run on; changes wait.', async () =>
          well(`Kubernetes ${await readVersion(kube)} answers.`),
        ),
        look('workers', 'Nobody knows while Redis does not answer.', async () =>
          describeWorkers(await askQueue(() => countWorkers(queue))),
        ),
        look('reconciler', 'Nobody knows while Postgres does not answer.', async () =>
          describeReconciler(await readLease(db, reconcilerLease)),
        ),
      ])
      return {
        stores,
        total: Object.values(stores).reduce((sum, one) => sum + one, 0),
        queue: jobs,
        parts: [
          // Both have just answered.
          { name: 'api', ...well('The API answers.') },
          { name: 'postgres', ...well('Postgres answers.') },
          { name: 'redis', ...(jobs ? well('Redis answers.') : unwell(redisAway)) },
          kubernetes,
          workers,
          reconciler,
        ],
      }
    },
  })
}

function describeWorkers(workers: number): Said {
  if (workers === 0)
    return unwell('No worker is connected to the queue. Start one: nothing is made or changed without.')
  return well(workers === 1 ? '1 worker takes jobs.' : `${workers} workers take jobs.`)
}

function describeReconciler({ held, listed }: { held: boolean; listed: boolean }): Said {
  if (!held) return unwell('No reconciler is active. Start one: without it no store is seen to be ready.')
  return listed ? well('One reconciler is active.') : unwell('The reconciler has just started and lists the cluster.')
}
