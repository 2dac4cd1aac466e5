import { Menu } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { IconExternalLink, IconListDetails, IconTrash, IconUserCog } from '@tabler/icons-react'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { useSession } from '../../session/SessionContext.ts'
import { canChange } from '../../session/session.ts'
import { whyNotDelete } from '../permissions.ts'
import { isGoing } from '../statuses.ts'
import classes from './StoresPage.module.css'

interface StoreMenuProps {
  store: Store
  onDelete: (store: Store) => void
}

/** A button alone until it is pressed: a menu for every row is most of what the rows cost. */
export function StoreMenu(props: StoreMenuProps) {
  const [isAsked, setAsked] = useState(false)
  if (isAsked) return <OpenMenu {...props} />
  return <MenuButton store={props.store} aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)} />
}

const MenuButton = ({ store, ...props }: { store: Store } & ComponentProps<'button'>) => (
  <button {...props} type="button" className={classes.menuButton} aria-label={`Actions for ${store.store_name}`}>
    <span className={classes.dots} />
  </button>
)

function OpenMenu({ store, onDelete }: StoreMenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const session = useSession()
  const refusal = whyNotDelete(store, session)
  const outside = { component: 'a', target: '_blank', rel: 'noopener noreferrer' } as const

  // It has taken the place of the button that was pressed, and the focus comes back to it.
  useEffect(() => {
    button.current?.focus()
    setOpen(true)
  }, [])

  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={250} shadow="md">
      <Menu.Target>
        <MenuButton store={store} ref={button} />
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
        {canChange(session) && (
          <>
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
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
