import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { type StoreSort, storeNameLengthMax } from '@storeyard/core/contract/choices'
import type { Overview } from '@storeyard/core/contract/overview'
import { IconSearch } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { StoreFilter } from '../../api/keys.ts'
import { useTypedFilter } from '../../ui/useTypedFilter.ts'
import { planOptions } from '../planViews.ts'
import { storeStatuses } from '../statuses.ts'
import { FilterMenu } from './FilterMenu.tsx'
import classes from './StoresPage.module.css'

const typingPauseMs = 250

const sorts: Record<StoreSort, string> = {
  '-created_at': 'Newest first',
  created_at: 'Oldest first',
  name: 'Names from A',
  '-name': 'Names from Z',
}
const sortOptions = Object.entries(sorts).map(([value, label]) => ({ value, label }))

interface StoresToolbarProps {
  filter: StoreFilter
  overview: Overview | undefined
  onChange: (filter: StoreFilter) => void
}

export function StoresToolbar({ filter, overview, onChange }: StoresToolbarProps) {
  const sendName = useCallback((name: string) => onChange({ ...filter, name }), [filter, onChange])
  const [name, setName] = useTypedFilter(filter.name, typingPauseMs, sendName)

  const statusOptions = storeStatuses.map((status) => ({
    value: status,
    label: status,
    // Tombstones are not counted.
    count: status === 'Deleted' || !overview ? undefined : (overview.stores[status] ?? 0),
  }))

  return (
    <search className={classes.toolbar}>
      <TextInput
        className={classes.search}
        aria-label="Find a store by its name"
        placeholder="Find by name"
        type="search"
        value={name}
        maxLength={storeNameLengthMax}
        leftSection={<IconSearch size={17} aria-hidden="true" />}
        rightSection={name && <CloseButton size="sm" aria-label="Clear the search" onClick={() => setName('')} />}
        onChange={(event) => setName(event.currentTarget.value.toLowerCase())}
      />
      <FilterMenu
        name="Status"
        options={statusOptions}
        chosen={filter.statuses}
        note="Deleted stores are shown only when chosen."
        onChange={(statuses) => onChange({ ...filter, statuses })}
      />
      <FilterMenu
        name="Plan"
        options={planOptions}
        chosen={filter.plans}
        onChange={(plans) => onChange({ ...filter, plans })}
      />
      <NativeSelect
        aria-label="Order"
        data={sortOptions}
        value={filter.sort}
        onChange={(event) => onChange({ ...filter, sort: event.currentTarget.value as StoreSort })}
      />
    </search>
  )
}
