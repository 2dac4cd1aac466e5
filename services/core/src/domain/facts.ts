import { diagnose, type Evidence } from './diagnose.ts'
import type { NamespaceSeen } from './observed.ts'
import { type DecidingRow, generationInForce } from './state.ts'
import type { Reason } from './status.ts'
import { readyGenerationOf } from './workloads.ts'

/** What the watches hold of one store. */
export interface StoreView extends Evidence {
  namespace: NamespaceSeen
}

/** The observed columns of the row. */
export interface Facts {
  namespaceUid: string | null
  workloadsGeneration: number | null
  observedReason: Reason | null
  observedMessage: string | null
}

export const sameFacts = (a: Facts, b: Facts) =>
  a.namespaceUid === b.namespaceUid &&
  a.workloadsGeneration === b.workloadsGeneration &&
  a.observedReason === b.observedReason &&
  a.observedMessage === b.observedMessage

type FactsRow = Pick<DecidingRow, 'generation' | 'failedGeneration' | 'readyGeneration'> &
  Pick<Facts, 'observedReason' | 'observedMessage'>

/** The fault of a ready store's front page; null when there is none, undefined when it was not asked yet. */
export type FrontPageFault = string | null | undefined

/** What is seen of a store becomes facts: ready for which generation, and why not for the one in force. */
export function determineFacts(row: FactsRow, view: StoreView, frontPage: FrontPageFault): Facts {
  const { namespace } = view
  if (namespace.kind !== 'ours')
    return { namespaceUid: null, workloadsGeneration: null, observedReason: null, observedMessage: null }
  const seen = namespace.terminating ? null : readyGenerationOf(view.workloads)
  // A hand can write any number into an annotation; no generation is above the row's.
  const workloadsGeneration = seen !== null && seen >= 1 && seen <= row.generation ? seen : null
  const ready = workloadsGeneration === generationInForce(row)
  if (ready) return { namespaceUid: namespace.uid, workloadsGeneration, ...frontPageFacts(row, frontPage) }
  const cause = namespace.terminating ? null : diagnose(view)
  const wasReady = row.readyGeneration !== null && !cause && !namespace.terminating
  return {
    namespaceUid: namespace.uid,
    workloadsGeneration,
    observedReason: cause?.reason ?? (wasReady ? 'NotReady' : null),
    observedMessage: cause?.message ?? (wasReady ? 'The pods of the store are not ready at the moment.' : null),
  }
}

/** What was found before this process started holds until it has asked itself. */
function frontPageFacts(row: FactsRow, fault: FrontPageFault): Pick<Facts, 'observedReason' | 'observedMessage'> {
  const known = row.observedReason === 'FrontPage' ? row.observedMessage : null
  const message = fault === undefined ? known : fault
  return { observedReason: message === null ? null : 'FrontPage', observedMessage: message }
}
