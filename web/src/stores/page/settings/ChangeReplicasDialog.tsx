import { Input, SegmentedControl, Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { wordpressReplicasMax } from '@storeyard/core/contract/choices'
import { useId, useState } from 'react'
import { patchStore } from '../../../api/stores.ts'
import { announce } from '../../../ui/announce.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { useCheckedChange } from '../../useCheckedChange.ts'

interface ChangeReplicasDialogProps {
  store: Store
  onClose: () => void
}

const choices = Array.from({ length: wordpressReplicasMax }, (_, index) => String(index + 1))

export function ChangeReplicasDialog({ store, onClose }: ChangeReplicasDialogProps) {
  const label = useId()
  const [replicas, setReplicas] = useState(store.wordpress_replicas)
  const change = useCheckedChange(store, patchStore)
  const confirm = () =>
    change.mutate(
      { wordpress_replicas: replicas },
      {
        onSuccess: () => {
          announce(`${store.store_name} is changed to ${replicas} WordPress ${replicas === 1 ? 'pod' : 'pods'}.`)
          onClose()
        },
      },
    )
  return (
    <ConfirmDialog
      title="Change the WordPress pods"
      confirm="Change pods"
      cancel="Cancel"
      isReady={replicas !== store.wordpress_replicas && change.mayAsk}
      isPending={change.isPending}
      failure="The number of pods was not changed"
      error={change.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div>
        <Input.Label component="div" id={label} mb={6}>
          WordPress pods
        </Input.Label>
        <SegmentedControl
          fullWidth
          aria-labelledby={label}
          data={choices}
          value={String(replicas)}
          onChange={(value) => setReplicas(Number(value))}
        />
      </div>
      <Text size="sm" c="dimmed">
        More pods serve more visitors, and the store stays up when a node goes away. They share the store’s files, so
        more than one needs a volume that many pods can mount.
      </Text>
    </ConfirmDialog>
  )
}
