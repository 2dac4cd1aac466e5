import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { IconExternalLink } from '@tabler/icons-react'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { shortAddress } from '../address.ts'
import { Monogram } from '../Monogram.tsx'
import { StatusBadge } from '../StatusBadge.tsx'
import { isGoing } from '../statuses.ts'
import classes from './StorePage.module.css'

const outside = { component: 'a', target: '_blank', rel: 'noopener noreferrer' } as const

export const StoreHead = ({ store }: { store: Store }) => (
  <header className={classes.head}>
    <Monogram store={store} size={56} />
    <div className={classes.identity}>
      <div className={classes.heading}>
        <PageTitle name={store.store_name} fz={{ base: 26, sm: 30 }} />
        <StatusBadge status={store.status} />
      </div>
      <div className={classes.subtitle}>
        {store.title}
        {!isGoing(store) && (
          <>
            {' · '}
            <Anchor underline="always" href={store.url} target="_blank" rel="noopener noreferrer" c="var(--sy-accent)">
              {shortAddress(store.url)}
            </Anchor>
          </>
        )}
      </div>
    </div>
    {!isGoing(store) && (
      <Group gap="sm">
        {store.ready_at === null ? (
          <Stack gap={4} align="flex-start">
            <Button disabled>Open store</Button>
            <Text size="sm" c="dimmed">
              The store has not come up yet.
            </Text>
          </Stack>
        ) : (
          <>
            <Button {...outside} href={`${store.url}/wp-admin/`} variant="default">
              Administration
            </Button>
            <Button {...outside} href={store.url} rightSection={<IconExternalLink size={17} aria-hidden="true" />}>
              Open store
            </Button>
          </>
        )}
      </Group>
    )}
  </header>
)
