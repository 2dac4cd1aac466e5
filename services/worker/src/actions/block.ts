import { managedBy, managedByLabel, storeIdLabel } from '@storeyard/core/domain/marks'
import type { Blocked } from '@storeyard/core/domain/state'
import { reasonAdvice } from '@storeyard/core/domain/status'
import { noteReason } from '../note.ts'
import type { Next, Turn } from '../turn.ts'

export async function block(turn: Turn): Promise<Next> {
  if (turn.state.kind !== 'blocked') throw new Error(`block was planned for ${turn.state.kind}`)
  await noteReason(turn, turn.state.reason, adviceFor(turn, turn.state.reason))
  return 'done'
}

function adviceFor({ look: { row } }: Turn, reason: Blocked): string {
  if (reason !== 'ForeignNamespace') return reasonAdvice[reason]
  const labels = `${managedByLabel}=${managedBy} ${storeIdLabel}=${row.id} pod-security.kubernetes.io/enforce=restricted`
  return `${reasonAdvice[reason]} The command: kubectl label namespace ${row.namespace} ${labels}`
}
