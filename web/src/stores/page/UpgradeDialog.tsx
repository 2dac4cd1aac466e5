import { Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { useState } from 'react'
import { upgradeStore } from '../../api/stores.ts'
import { announce } from '../../ui/announce.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast.ts'
import { useStoreChange } from '../useStoreChange.ts'

interface UpgradeDialogProps {
  store: Store
  onClose: () => void
}

export function UpgradeDialog({ store, onClose }: UpgradeDialogProps) {
  const [attempt] = useState(() => crypto.randomUUID())
  const upgrade = useStoreChange(() => upgradeStore({ id: store.id, attempt }))
  const tell = ({ generation }: Store) => {
    const isNew = generation > store.generation
    const title = isNew ? `${store.store_name} is being upgraded` : `${store.store_name} is up to date`
    announce(`${title}.`)
    // Not the store's own id: a note of its status that still stands would hold this one back.
    void toast({
      id: `${store.id}-upgrade`,
      color: 'pine',
      title,
      message: isNew ? '' : 'There is nothing newer for it.',
    })
    onClose()
  }
  return (
    <ConfirmDialog
      title={`Upgrade ${store.store_name}?`}
      confirm="Upgrade"
      cancel="Cancel"
      isPending={upgrade.isPending}
      failure="The store was not upgraded"
      error={upgrade.error}
      onConfirm={() => upgrade.mutate(undefined, { onSuccess: tell })}
      onClose={onClose}
    >
      <Text size="sm">
        The store takes the newest chart and the images that the platform uses now. WordPress and its database restart
        where these differ from what runs. If the store does not come up with them, it goes back by itself.
      </Text>
    </ConfirmDialog>
  )
}
