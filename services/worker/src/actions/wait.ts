import { noteReason } from '../note.ts'
import type { Next, Turn } from '../turn.ts'

/** The namespace is going away: say what holds it, and leave it to the cluster. */
export async function wait(turn: Turn): Promise<Next> {
  const { namespace } = turn.look.seen
  const conditions = namespace.kind === 'ours' ? namespace.conditions : []
  if (conditions.length > 0) await noteReason(turn, 'NamespaceTerminating', conditions.join(' '))
  return 'done'
}
