import { Button, Group, Stack, Switch, Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { IconTrash } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { describeError } from '../../../api/describeError.ts'
import { patchStore } from '../../../api/stores.ts'
import { useSession } from '../../../session/SessionContext.ts'
import { lazyNamed } from '../../../ui/lazyNamed.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { whyNotChange, whyNotDelete } from '../../permissions.ts'
import { useIfUnchanged } from '../../useCheckedChange.ts'
import { useStoreChange } from '../../useStoreChange.ts'
import { WaysOut } from '../WaysOut.tsx'
import { isGraveWayOut } from '../waysOutViews.tsx'

const DeleteStoreDialog = lazyNamed('DeleteStoreDialog', () => import('../../DeleteStoreDialog.tsx'))

export function DangerPanel({ store }: { store: Store }) {
  const session = useSession()
  const [isAsking, setIsAsking] = useState(false)
  const ifUnchanged = useIfUnchanged(store.id)
  // An attempt of its own each time: on may be meant again after off, and set twice it is no other.
  const protect = useStoreChange((deletion_protection: boolean) =>
    ifUnchanged(patchStore({ ...store, attempt: crypto.randomUUID() }, { deletion_protection })),
  )
  const refusal = whyNotDelete(store, session)
  const graveActs = store.ways_out.filter(isGraveWayOut)
  // What was asked for shows at once; the answer, or its refusal, takes its place.
  const isProtected = protect.isPending ? protect.variables : store.deletion_protection

  return (
    <Panel title="Danger zone">
      <Stack gap="md" align="flex-start">
        <Switch
          label="Protect against deletion"
          checked={isProtected}
          disabled={whyNotChange(session) !== null}
          error={protect.error && describeError(protect.error)}
          onChange={(event) => protect.mutate(event.currentTarget.checked)}
        />
        <Group gap="sm">
          <Button
            variant="default"
            c={refusal ? undefined : 'var(--sy-bad)'}
            disabled={refusal !== null}
            leftSection={<IconTrash size={17} aria-hidden="true" />}
            onClick={() => setIsAsking(true)}
          >
            Delete this store…
          </Button>
          <WaysOut store={store} acts={graveActs} />
        </Group>
        <Text size="sm" c="dimmed">
          {refusal ?? 'Pages, orders, uploads and the database go with it, for good.'}
        </Text>
      </Stack>
      <Suspense fallback={null}>
        {isAsking && <DeleteStoreDialog store={store} onClose={() => setIsAsking(false)} />}
      </Suspense>
    </Panel>
  )
}
