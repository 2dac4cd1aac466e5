import { Radio, Skeleton, Stack, Text } from '@mantine/core'
import type { Generation, Store } from '@storeyard/client/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { describeError } from '../../../api/describeError.ts'
import { generationsQuery, rollBackStore } from '../../../api/stores.ts'
import { announce } from '../../../ui/announce.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { SteadyButton } from '../../../ui/SteadyButton.tsx'
import { TimeAgo } from '../../../ui/TimeAgo.tsx'
import { useCheckedChange } from '../../useCheckedChange.ts'
import { describeGeneration, whyNotRollBackTo } from './describeGeneration.ts'

interface RollBackDialogProps {
  store: Store
  onClose: () => void
}

export function RollBackDialog({ store, onClose }: RollBackDialogProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const history = useInfiniteQuery(generationsQuery(store.id))
  const rollBack = useCheckedChange(store, (attempt, to: number) => rollBackStore({ ...attempt, to }))
  const confirm = () =>
    chosen !== null &&
    rollBack.mutate(chosen, {
      onSuccess: () => {
        announce(`${store.store_name} goes back to generation ${chosen}.`)
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title={`Roll ${store.store_name} back`}
      confirm="Roll back"
      cancel="Cancel"
      isReady={chosen !== null && rollBack.mayAsk}
      isPending={rollBack.isPending}
      failure="The store was not rolled back"
      error={rollBack.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text size="sm">
        Plan, chart, images and the number of WordPress pods become those of an earlier state. Pages, orders and uploads
        stay as they are, and so do the volumes. Where WordPress or its database restart for it, the shop does not
        answer for some seconds.
      </Text>
      {history.data ? (
        <Radio.Group
          label="Go back to"
          value={chosen === null ? null : String(chosen)}
          onChange={(value) => setChosen(Number(value))}
        >
          <Stack gap="sm" pt="xs" mah={320} style={{ overflowY: 'auto' }}>
            {history.data.pages
              .flatMap(({ items }) => items)
              .map((one) => (
                <Choice key={one.generation} generation={one} newest={store.generation} />
              ))}
          </Stack>
        </Radio.Group>
      ) : history.error ? (
        <Text size="sm" c="dimmed">
          {describeError(history.error)}
        </Text>
      ) : (
        <Skeleton h={72} aria-busy="true" />
      )}
      {history.hasNextPage && (
        <SteadyButton
          variant="default"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          loading={history.isFetchingNextPage}
          onClick={() => history.fetchNextPage()}
        >
          Show earlier
        </SteadyButton>
      )}
    </ConfirmDialog>
  )
}

function Choice({ generation, newest }: { generation: Generation; newest: number }) {
  const refusal = whyNotRollBackTo(generation, newest)
  const { title, detail } = describeGeneration(generation)
  return (
    <Radio
      value={String(generation.generation)}
      disabled={refusal !== null}
      label={title}
      description={
        <>
          <TimeAgo at={generation.created_at} /> · {detail}
          {refusal && ` · ${refusal}`}
        </>
      }
    />
  )
}
