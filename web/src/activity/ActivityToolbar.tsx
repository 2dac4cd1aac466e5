import { Autocomplete, NativeSelect } from '@mantine/core'
import { useCallback } from 'react'
import type { ActivityFilter } from '../api/keys.ts'
import { useTypedFilter } from '../ui/useTypedFilter.ts'
import classes from './ActivityPage.module.css'
import { typeOptions } from './eventTypes.ts'
import { StoreSelect } from './StoreSelect.tsx'

const typingPauseMs = 400
const actorLengthMax = 100

interface ActivityToolbarProps {
  filter: ActivityFilter
  /** Who acted in what is shown. */
  actors: string[]
  onChange: (filter: ActivityFilter) => void
}

export function ActivityToolbar({ filter, actors, onChange }: ActivityToolbarProps) {
  const sendActor = useCallback((actor: string) => onChange({ ...filter, actor }), [filter, onChange])
  const [actor, setActor] = useTypedFilter(filter.actor, typingPauseMs, sendActor)

  return (
    <search className={classes.toolbar}>
      <StoreSelect value={filter.store} onChange={(store) => onChange({ ...filter, store })} />
      <NativeSelect
        aria-label="Of this kind"
        data={typeOptions(filter.type)}
        value={filter.type}
        onChange={(event) => onChange({ ...filter, type: event.currentTarget.value })}
      />
      <Autocomplete
        aria-label="By this actor"
        placeholder="By anybody"
        clearable
        clearButtonProps={{ 'aria-label': 'Show what anybody did' }}
        maxLength={actorLengthMax}
        data={actors}
        value={actor}
        onChange={setActor}
      />
    </search>
  )
}
