import { Text, TextInput } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { useState } from 'react'
import { upgradeStore } from '../../../api/stores.ts'
import { announce } from '../../../ui/announce.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { toast } from '../../../ui/toast.ts'
import { useCheckedChange } from '../../useCheckedChange.ts'

interface UpgradeDialogProps {
  store: Store
  onClose: () => void
}

export function UpgradeDialog({ store, onClose }: UpgradeDialogProps) {
  const [version, setVersion] = useState('')
  const upgrade = useCheckedChange(store, (attempt, chart_version: string | undefined) =>
    upgradeStore({ ...attempt, chart_version }),
  )
  const tell = ({ generation }: Store) => {
    // The page behind may know of the upgrade already, where its answer came late.
    const isNew = generation > upgrade.seen.generation
    const title = isNew ? `${store.store_name} is being upgraded` : `${store.store_name} is up to date`
    announce(`${title}.`)
    // Not the store's own id: a note of its status that still stands would hold this one back.
    void toast({
      id: `${store.id}-upgrade`,
      color: 'pine',
      title,
      message: isNew ? '' : 'It has that chart and those images already.',
    })
    onClose()
  }
  return (
    <ConfirmDialog
      title={`Upgrade ${store.store_name}?`}
      confirm="Upgrade"
      cancel="Cancel"
      isReady={upgrade.mayAsk}
      isPending={upgrade.isPending}
      failure="The store was not upgraded"
      error={upgrade.error}
      onConfirm={() => upgrade.mutate(version.trim() || undefined, { onSuccess: tell })}
      onClose={onClose}
    >
      <Text size="sm">
        The store takes the newest chart and the images that the platform uses now. Where these differ from what runs,
        WordPress and its database restart, and the shop does not answer for some seconds. If the store does not come up
        with them, it goes back by itself.
      </Text>
      <TextInput
        label="Chart version"
        description={`Empty: the newest. The store has ${store.chart_version}.`}
        placeholder="newest"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={100}
        value={version}
        onChange={(event) => setVersion(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
