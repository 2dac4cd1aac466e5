import { Button, Stack, Switch, Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { IconTrash } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { describeError } from '../../api/describeError.ts'
import { patchStore } from '../../api/stores.ts'
import { useSession } from '../../session/SessionContext.ts'
import { lazyNamed } from '../../ui/lazyNamed.ts'
import { Panel } from '../../ui/Panel.tsx'
import { whyNotChange, whyNotDelete } from '../permissions.ts'
import { useStoreChange } from '../useStoreChange.ts'

const DeleteStoreDialog = lazyNamed('DeleteStoreDialog', () => import('../DeleteStoreDialog.tsx'))

export function ProtectionPanel({ store }: { store: Store }) {
  const session = useSession()
  const [isAsking, setIsAsking] = useState(false)
  const protect = useStoreChange((deletion_protection: boolean) => patchStore(store.id, { deletion_protection }))
  const refusal = whyNotDelete(store, session)
  // What was asked for shows at once; the answer, or its refusal, takes its place.
  const isProtected = protect.isPending ? protect.variables : store.deletion_protection

  return (
    <Panel title="Deletion">
      <Stack gap="md" align="flex-start">
        <Switch
          label="Protect against deletion"
          checked={isProtected}
          disabled={whyNotChange(session) !== null}
          error={protect.error && describeError(protect.error)}
          onChange={(event) => protect.mutate(event.currentTarget.checked)}
        />
        <Button
          variant="default"
          c={refusal ? undefined : 'var(--sy-bad)'}
          disabled={refusal !== null}
          leftSection={<IconTrash size={17} aria-hidden="true" />}
          onClick={() => setIsAsking(true)}
        >
          Delete this store…
        </Button>
        {refusal && (
          <Text size="sm" c="dimmed">
            {refusal}
          </Text>
        )}
      </Stack>
      <Suspense fallback={null}>
        {isAsking && <DeleteStoreDialog store={store} onClose={() => setIsAsking(false)} />}
      </Suspense>
    </Panel>
  )
}
