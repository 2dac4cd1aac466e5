import { Button } from '@mantine/core'
import type { Store } from '@storeyard/core/contract/stores'
import { describeError } from '../api/apiError.ts'
import { retryStore } from '../api/stores.ts'
import { useSession } from '../session/SessionContext.ts'
import { announce } from '../ui/announce.tsx'
import { Notice } from '../ui/Notice.tsx'
import { explainCause } from './causes.ts'
import { whyNotChange } from './permissions.ts'
import { isGoing, statusViews } from './statuses.ts'
import { useStoreChange } from './useStoreChange.ts'

/** What a store's status means, why it is so, and what can be done about it. */
export function StateNotice({ store }: { store: Store }) {
  const { tone, meaning } = statusViews[store.status]
  const cause = explainCause(store)
  if (!cause) return <Notice tone={tone} title={meaning} />
  return (
    <Notice
      tone={tone === 'good' || tone === 'moving' || tone === 'quiet' ? 'warn' : tone}
      title={cause.title}
      actions={!isGoing(store) && <Retry store={store} />}
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

function Retry({ store }: { store: Store }) {
  const retry = useStoreChange(retryStore)
  const refusal = whyNotChange(useSession())
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={retry.isPending}
        disabled={refusal !== null}
        title={refusal ?? undefined}
        onClick={() => retry.mutate(store.id, { onSuccess: () => announce(`${store.store_name} is tried again.`) })}
      >
        Try again now
      </Button>
      {retry.error && <span role="alert">{describeError(retry.error)}</span>}
    </>
  )
}
