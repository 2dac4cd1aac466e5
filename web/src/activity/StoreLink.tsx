import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { storeNameQuery } from '../api/stores.ts'
import { paths } from '../app/paths.ts'

/** An event knows its store's id only. */
export function StoreLink({ id }: { id: string }) {
  const { data: name } = useQuery(storeNameQuery(id))
  return (
    <Anchor component={Link} to={paths.store(id)} inherit c="var(--sy-accent)">
      {name ?? id}
    </Anchor>
  )
}
