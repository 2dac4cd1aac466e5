import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { paths } from '../app/paths.ts'
import { useSession } from '../session/SessionContext.ts'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import classes from './AccessPage.module.css'

interface AccessPageProps {
  name: string
  action?: ReactNode
  children: ReactNode
}

/** What the pages of keys and of sessions have in common: they are for admins, and lead to each other. */
export function AccessPage({ name, action, children }: AccessPageProps) {
  const isAdmin = useSession().role === 'admin'
  return (
    <>
      <div className={classes.head}>
        <PageTitle name={name} fz={30} />
        {isAdmin && action}
      </div>
      <nav className={classes.tabs} aria-label="Access">
        <NavLink to={paths.keys}>Keys</NavLink>
        <NavLink to={paths.sessions}>Sessions</NavLink>
      </nav>
      {isAdmin ? (
        children
      ) : (
        <Notice tone="quiet" title="This is for keys with the role admin">
          Sign in with such a key, or ask somebody who has one.
        </Notice>
      )}
    </>
  )
}
