import { Text } from '@mantine/core'
import { hasCode } from '@storeyard/client/apiError'
import type { ActiveSession } from '@storeyard/core/contract/sessions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { announce } from '../ui/announce.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { accessKeys, endSession } from './accessQueries.ts'

export function EndSessionDialog({ session, onClose }: { session: ActiveSession; onClose: () => void }) {
  const cache = useQueryClient()
  const end = useMutation({
    mutationFn: () =>
      endSession(session.id).catch((err: unknown) => {
        // Over already is as good as ended.
        if (!hasCode(err, 'NOT_FOUND')) throw err
      }),
    onSuccess: () => {
      announce(`The session of ${session.key_name} is over.`)
      void cache.invalidateQueries({ queryKey: accessKeys.sessions })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title="End this session?"
      confirm="End it"
      cancel="Keep it"
      isGrave
      isPending={end.isPending}
      failure="The session was not ended"
      error={end.error}
      onConfirm={() => end.mutate()}
      onClose={onClose}
    >
      <Text>
        {session.current
          ? 'It is the one you are in: you will be signed out.'
          : `Whoever is signed in with the key ${session.key_name} there is signed out, and may sign in again while the key is live.`}
      </Text>
    </ConfirmDialog>
  )
}
