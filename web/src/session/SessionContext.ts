import type { Session } from '@storeyard/core/contract/sessions'
import { createContext, use } from 'react'

export const SessionContext = createContext<Session | null>(null)

/** Who is signed in; for what is shown behind RequireSession only. */
export const useSession = (): Session => {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession is for pages behind RequireSession')
  return session
}
