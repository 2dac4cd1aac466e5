import { holdsNamespace } from '@storeyard/core/domain/terminating'
import { noteReason } from '../note.ts'
import type { Next, Turn } from '../turn.ts'

/** The namespace is going away: say what holds it, and leave it to the cluster. */
export async function wait(turn: Turn): Promise<Next> {
  const { row, seen, situation } = turn.look
  const message = seen.namespace.kind === 'ours' ? holdsNamespace(seen.namespace, situation.now) : null
  // Of a store that failed its diagnosis is the news, not that its remains go slowly.
  const failed =
    row.desiredState === 'running' && row.failedGeneration === row.generation && row.readyGeneration === null
  if (message !== null && !failed) await noteReason(turn, 'NamespaceTerminating', message)
  return 'done'
}
