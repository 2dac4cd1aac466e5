import { Button } from '@mantine/core'
import type { ApiKey } from '@storeyard/core/contract/keys'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '../session/SessionContext.ts'
import { AccessList } from './AccessList.tsx'
import { AccessPage } from './AccessPage.tsx'
import { keysQuery } from './accessQueries.ts'
import { CreateKeyDialog } from './CreateKeyDialog.tsx'
import { KeyRow } from './KeyRow.tsx'
import { RevokeKeyDialog } from './RevokeKeyDialog.tsx'

export function KeysPage() {
  const isAdmin = useSession().role === 'admin'
  const list = useInfiniteQuery({ ...keysQuery, enabled: isAdmin })
  const [isCreating, setIsCreating] = useState(false)
  const [revoked, setRevoked] = useState<ApiKey | null>(null)

  const create = (
    <Button leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => setIsCreating(true)}>
      New key
    </Button>
  )
  return (
    <AccessPage name="Keys" action={create}>
      <AccessList label="Keys" list={list}>
        {list.data?.pages.flatMap(({ items }) =>
          items.map((key) => <KeyRow key={key.id} apiKey={key} onRevoke={setRevoked} />),
        )}
      </AccessList>
      {isCreating && <CreateKeyDialog onClose={() => setIsCreating(false)} />}
      {revoked && <RevokeKeyDialog apiKey={revoked} onClose={() => setRevoked(null)} />}
    </AccessPage>
  )
}
