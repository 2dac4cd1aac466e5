import type { StoreRow } from '@storeyard/core/db/changeStore'
import { managedBy, managedByLabel, storeIdLabel } from '@storeyard/core/domain/marks'
import { reasonAdvice } from '@storeyard/core/domain/status'
import { noteReason, noteWait } from '../note.ts'
import type { Next, Turn } from '../turn.ts'

export async function block(turn: Turn): Promise<Next> {
  if (turn.state.kind !== 'blocked') throw new Error(`block was planned for ${turn.state.kind}`)
  const { row } = turn.look
  const { reason, failure } = turn.state
  if (row.desiredState === 'absent') {
    const advice = `The namespace ${row.namespace} does not bear the labels of this store any more, so nothing in it is removed. With them the deletion goes on by itself. ${labelCommand(row)}`
    await noteWait(turn, reason, advice)
  } else {
    const more = reason === 'ForeignNamespace' ? ` ${labelCommand(row)}` : failure ? ` ${failure.message}` : ''
    await noteReason(turn, reason, `${reasonAdvice[reason]}${more}`)
  }
  return 'done'
}

function labelCommand({ id, namespace }: StoreRow): string {
  const labels = `${managedByLabel}=${managedBy} ${storeIdLabel}=${id} pod-security.kubernetes.io/enforce=restricted`
  return `The command: kubectl label namespace ${namespace} ${labels}`
}
