import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { storeNameLengthMax } from '@storeyard/core/contract/stores'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { StoreFilter } from '../../api/keys.ts'
import { type StoreStatus, storeStatuses } from '../statuses.ts'
import classes from './StoresPage.module.css'

const typingPauseMs = 250
const choices = [
  { value: '', label: 'All but deleted' },
  ...storeStatuses.map((status) => ({ value: status, label: status })),
]

interface StoresToolbarProps {
  filter: StoreFilter
  onChange: (filter: StoreFilter) => void
}

export function StoresToolbar({ filter, onChange }: StoresToolbarProps) {
  const [name, setName] = useState(filter.name)

  // The address can change by itself too: back, forward, or the filter taken off.
  useEffect(() => setName(filter.name), [filter.name])
  useEffect(() => {
    if (name === filter.name) return
    const timer = window.setTimeout(() => onChange({ ...filter, name }), typingPauseMs)
    return () => window.clearTimeout(timer)
  }, [name, filter, onChange])

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
      <NativeSelect
        aria-label="Show stores of this status"
        data={choices}
        value={filter.status}
        onChange={(event) => onChange({ ...filter, status: event.currentTarget.value as StoreStatus | '' })}
      />
    </search>
  )
}
