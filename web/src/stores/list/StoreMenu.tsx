import { ActionIcon, Menu } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { IconDots, IconExternalLink, IconListDetails, IconTrash, IconUserCog } from '@tabler/icons-react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { useSession } from '../../session/SessionContext.ts'
import { whyNotDelete } from '../permissions.ts'
import { isGoing } from '../statuses.ts'

export function StoreMenu({ store, onDelete }: { store: Store; onDelete: (store: Store) => void }) {
  const refusal = whyNotDelete(store, useSession())
  const outside = { component: 'a', target: '_blank', rel: 'noopener noreferrer' } as const
  return (
    <Menu position="bottom-end" width={250} shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--sy-soft)"
          size="lg"
          aria-label={`Actions for ${store.store_name}`}
        >
          <IconDots size={20} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to={paths.store(store.id)}
          leftSection={<IconListDetails size={16} aria-hidden="true" />}
        >
          Details and history
        </Menu.Item>
        {!isGoing(store) && (
          <>
            <Menu.Item {...outside} href={store.url} leftSection={<IconExternalLink size={16} aria-hidden="true" />}>
              Open the store
            </Menu.Item>
            <Menu.Item
              {...outside}
              href={`${store.url}/wp-admin/`}
              leftSection={<IconUserCog size={16} aria-hidden="true" />}
            >
              Open its administration
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item
          c={refusal ? undefined : 'var(--sy-bad)'}
          disabled={refusal !== null}
          leftSection={<IconTrash size={16} aria-hidden="true" />}
          onClick={() => onDelete(store)}
        >
          Delete…
        </Menu.Item>
        {refusal && <Menu.Label>{refusal}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  )
}
