import { Text } from '@mantine/core'
import type { ApiKey } from '@storeyard/core/contract/keys'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSession } from '../session/SessionContext.ts'
import { announce } from '../ui/announce.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { accessKeys, revokeKey } from './accessQueries.ts'

export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const cache = useQueryClient()
  const isOwn = useSession().name === apiKey.name
  const revoke = useMutation({
    mutationFn: () => revokeKey(apiKey.id),
    onSuccess: () => {
      announce(`The key ${apiKey.name} is revoked.`)
      void cache.invalidateQueries({ queryKey: accessKeys.keys })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Revoke the key ${apiKey.name}?`}
      confirm="Revoke"
      cancel="Keep it"
      isGrave
      isPending={revoke.isPending}
      failure="The key was not revoked"
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      <Text>
        Whatever uses it stops at once, with its sessions and open streams. It cannot be brought back, and its name is
        not used again. Its stores stay.
      </Text>
      {isOwn && <Text fw={550}>You are signed in with this key, and will be signed out.</Text>}
    </ConfirmDialog>
  )
}
