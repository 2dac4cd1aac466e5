import { useWindowEvent } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from './session.ts'

/** Who is signed in, asked again when somebody turns to the window: another tab may have signed out and in. */
export function useSessionState() {
  const { data, error, refetch } = useQuery(sessionQuery)
  useWindowEvent('focus', () => void refetch())
  return { data, error }
}
