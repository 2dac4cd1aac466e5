import type { Store } from '@storeyard/client/types'
import { Notice } from '../../ui/Notice.tsx'
import { explainCause } from '../causes.ts'
import { statusViews } from '../statuses.ts'
import { WaysOut } from './WaysOut.tsx'

/** What a store's status means, why it is so, and what can be done about it. */
export function StateNotice({ store }: { store: Store }) {
  const { tone, meaning } = statusViews[store.status]
  const cause = explainCause(store)
  if (!cause)
    return (
      <Notice
        tone={tone}
        title={meaning}
        actions={isOverdue(store) && <WaysOut store={store} acts={store.ways_out} />}
      />
    )
  return (
    <Notice
      tone={tone === 'good' || tone === 'moving' || tone === 'quiet' ? 'warn' : tone}
      title={cause.title}
      actions={store.ways_out.length > 0 && <WaysOut store={store} acts={store.ways_out} />}
    >
      {cause.advice && <div>{cause.advice}</div>}
      {cause.detail && (
        <details>
          <summary>What the cluster says</summary>
          {cause.detail}
        </details>
      )}
    </Notice>
  )
}

/** A deletion that nothing is heard of gives no cause. */
const isOverdue = ({ status, ways_out }: Store) => status === 'Deleting' && ways_out.length > 0
