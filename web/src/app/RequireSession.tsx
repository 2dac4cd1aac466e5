import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { SessionContext } from '../session/SessionContext.ts'
import { useSessionState } from '../session/useSessionState.ts'
import { AwayPage } from './AwayPage.tsx'
import { paths } from './paths.ts'

/** Shows its children to those who are signed in, and leads all others to the sign-in page and back. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { data, error } = useSessionState()
  const { pathname, search } = useLocation()
  if (!data) return error ? <AwayPage error={error} /> : null
  if (!data.signedIn) return <Navigate to={paths.signIn} replace state={{ from: pathname + search }} />
  const { name, role } = data.session
  // Of another person everything begins anew: what was open, typed or shown was the last one's.
  return (
    <SessionContext key={`${role} ${name}`} value={data.session}>
      {children}
    </SessionContext>
  )
}
