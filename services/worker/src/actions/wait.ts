import { terminatingMessage } from '@storeyard/core/domain/findWork'
import { noteReason } from '../note.ts'
import type { Next, Turn } from '../turn.ts'

/** The namespace is going away: say what holds it, and leave it to the cluster. */
export async function wait(turn: Turn): Promise<Next> {
  const { row, seen } = turn.look
  const conditions = seen.namespace.kind === 'ours' ? seen.namespace.conditions : []
  // Of a store that failed its diagnosis is the news, not that its remains go slowly.
  const failed =
    row.desiredState === 'running' && row.failedGeneration === row.generation && row.readyGeneration === null
  if (conditions.length > 0 && !failed) await noteReason(turn, 'NamespaceTerminating', terminatingMessage(conditions))
  return 'done'
}
