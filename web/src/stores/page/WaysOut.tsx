import { Button } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { Suspense, useState } from 'react'
import { describeError } from '../../api/describeError.ts'
import { retryStore } from '../../api/stores.ts'
import { useSession } from '../../session/SessionContext.ts'
import { announce } from '../../ui/announce.ts'
import { lazyNamed } from '../../ui/lazyNamed.ts'
import { Refusals } from '../../ui/Refusals.tsx'
import { SteadyButton } from '../../ui/SteadyButton.tsx'
import { whyNotTake } from '../permissions.ts'
import { useStoreChange } from '../useStoreChange.ts'
import { type WayOut, waysOutViews } from './waysOutViews.tsx'

const WayOutDialog = lazyNamed('WayOutDialog', () => import('./WayOutDialog.tsx'))

const retryButton = 'Try again now'
const buttonOf = (act: Store['ways_out'][number]) => (act === 'retry' ? retryButton : waysOutViews[act].button)

interface WaysOutProps {
  store: Store
  acts: Store['ways_out']
}

/** Buttons for what may be asked of a store that is not as wished. */
export function WaysOut({ store, acts }: WaysOutProps) {
  const session = useSession()
  const [asked, setAsked] = useState<WayOut | null>(null)
  return (
    <>
      {acts.map((act) => {
        const refusal = whyNotTake(act, session)
        if (act === 'retry') return <Retry key={act} store={store} refusal={refusal} />
        return (
          <Button
            key={act}
            variant="default"
            size="xs"
            c={waysOutViews[act].isGrave && !refusal ? 'var(--sy-bad)' : undefined}
            disabled={refusal !== null}
            onClick={() => setAsked(act)}
          >
            {buttonOf(act)}
          </Button>
        )
      })}
      <Refusals of={acts.map((act) => [buttonOf(act), whyNotTake(act, session)])} />
      <Suspense fallback={null}>
        {asked && <WayOutDialog store={store} act={asked} onClose={() => setAsked(null)} />}
      </Suspense>
    </>
  )
}

function Retry({ store, refusal }: { store: Store; refusal: string | null }) {
  const retry = useStoreChange(retryStore)
  // A store that is up, or on its way, is tried again by itself: the word is seldom needed.
  const isNeeded = store.status === 'Failed' || store.status === 'Degraded'
  const tell = () => announce(`${store.store_name} is tried again.`)
  return (
    <>
      <SteadyButton
        variant={isNeeded ? 'default' : 'subtle'}
        size="xs"
        loading={retry.isPending}
        disabled={refusal !== null}
        onClick={() => retry.mutate(store.id, { onSuccess: tell })}
      >
        {retryButton}
      </SteadyButton>
      {retry.error && <span role="alert">{describeError(retry.error)}</span>}
    </>
  )
}
