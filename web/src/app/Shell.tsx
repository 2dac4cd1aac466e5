import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, Outlet } from 'react-router'
import { followWhileSeen } from '../api/liveEvents.ts'
import { useSession } from '../session/SessionContext.ts'
import { canChange } from '../session/session.ts'
import { LogoMark } from '../ui/Logo.tsx'
import { AwayBanner } from './AwayBanner.tsx'
import { LiveIndicator } from './LiveIndicator.tsx'
import { MainNav } from './MainNav.tsx'
import { paths } from './paths.ts'
import classes from './Shell.module.css'
import { UserMenu } from './UserMenu.tsx'

/** What stands around every page behind the sign-in. */
export function Shell() {
  const cache = useQueryClient()
  const session = useSession()
  useEffect(() => followWhileSeen(cache), [cache])

  return (
    <>
      <a className={classes.skip} href="#main">
        Skip to the content
      </a>
      <header className={classes.header}>
        <div className={`${classes.container} ${classes.bar}`}>
          <Link to={paths.overview} className={classes.brand}>
            <LogoMark />
            Storeyard
          </Link>
          <MainNav />
          <LiveIndicator />
          {canChange(session) && (
            <Button
              component="a"
              href={paths.jobs}
              target="_blank"
              rel="noopener"
              variant="subtle"
              color="gray"
              c="var(--sy-soft)"
              size="compact-sm"
              className={classes.wide}
              rightSection={<IconExternalLink size={15} aria-hidden="true" />}
            >
              Job monitor
            </Button>
          )}
          <UserMenu />
        </div>
        <AwayBanner />
      </header>
      <main id="main" tabIndex={-1} className={`${classes.container} ${classes.main}`}>
        <Outlet />
      </main>
    </>
  )
}
