import { CheckIcon, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { storeNameLengthMax } from '@storeyard/core/contract/choices'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { storeNameQuery, storeSearchQuery } from '../api/stores.ts'

const typingPauseMs = 250

interface StoreSelectProps {
  /** A store's id, or nothing. */
  value: string
  onChange: (id: string) => void
}

/** Finds one store among all by its name. */
export function StoreSelect({ value, onChange }: StoreSelectProps) {
  const [text, setText] = useState('')
  const { data: chosen } = useQuery({ ...storeNameQuery(value), enabled: value !== '' })
  // The name that stands there is no search for it.
  const typed = text === chosen ? '' : text.toLowerCase().slice(0, storeNameLengthMax)
  const [name] = useDebouncedValue(typed, typingPauseMs)
  const { data } = useQuery({ ...storeSearchQuery(name), placeholderData: keepPreviousData })
  const found = (data?.items ?? []).map(({ id, store_name }) => ({ value: id, label: store_name }))
  const deleted = new Set(data?.items.filter(({ status }) => status === 'Deleted').map(({ id }) => id))
  const isFound = value === '' || found.some((option) => option.value === value)
  return (
    <Select
      aria-label="Of this store"
      placeholder="All stores"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Show all stores' }}
      nothingFoundMessage="No store has this name"
      filter={({ options }) => options}
      // The label of the chosen one is what stands in the field, which is searched for unless it is the name.
      renderOption={({ option: { value, label }, checked }) => (
        <>
          {checked && <CheckIcon size={10} />}
          {deleted.has(value) ? `${label} (deleted)` : label}
        </>
      )}
      data={isFound ? found : [{ value, label: chosen ?? value }, ...found]}
      value={value || null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(id) => onChange(id ?? '')}
    />
  )
}
