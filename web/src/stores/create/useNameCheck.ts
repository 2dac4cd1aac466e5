import { useDebouncedValue } from '@mantine/hooks'
import type { StoreNameCheck } from '@storeyard/client/types'
import { useQuery } from '@tanstack/react-query'
import { nameCheckQuery } from '../../api/stores.ts'

const typingPauseMs = 250

/** What the api says of this very name, soon after it was typed; undefined until then, and for what is no name. */
export function useNameCheck(name: string, isName: boolean): StoreNameCheck | undefined {
  const [typed] = useDebouncedValue(name, typingPauseMs)
  const isAsked = isName && name !== '' && typed === name
  const { data } = useQuery({ ...nameCheckQuery(name), enabled: isAsked })
  return isAsked ? data : undefined
}
