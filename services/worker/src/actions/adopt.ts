import { writeAttempt } from '@storeyard/core/db/attempts'
import { newerSeries } from '@storeyard/core/domain/mariadbSeries'
import { markAdopted } from '@storeyard/core/kube/namespaces'
import type { Next, Turn } from '../turn.ts'

/**
 * A person said that this release is the store's, whatever it is now: the row's generation is lifted above the
 * release's, and its spec is applied over it. The one place where a worker raises a generation, for only it knows which.
 */
export async function adopt({ deps, lease, look }: Turn): Promise<Next> {
  const { row, seen } = look
  const { release } = seen
  // First of all: from here on a failure must not remove what others made.
  if (seen.namespace.kind === 'ours' && seen.namespace.created)
    await markAdopted(deps.kube, row.namespace, seen.namespace)
  const above = release.kind === 'ours' ? release.generation : 0
  await writeAttempt(deps.db, lease, (current) =>
    current.generation === row.generation
      ? {
          // What the cluster has run since is on the data, whatever the row remembers.
          set: { mariadbSeries: newerSeries(look.situation.seriesHeld, seen.mariadbSeries), mariadbSeriesTried: null },
          sameSpec: { above, isDone: true },
          events: [
            {
              type: 'Adopted',
              message: 'The release in the cluster is taken over; the settings of the store are applied to it.',
              data: {
                generation: Math.max(current.generation, above) + 1,
                ...(release.kind === 'ours' ? { release_generation: release.generation } : {}),
              },
            },
          ],
        }
      : null,
  )
  return 'again'
}
