import { Button } from '@mantine/core'
import type { ActiveSession } from '@storeyard/core/contract/sessions'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '../session/SessionContext.ts'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { absoluteTime, shortSpan } from '../ui/time.ts'
import { AccessList } from './AccessList.tsx'
import classes from './AccessPage.module.css'
import { AccessPage } from './AccessPage.tsx'
import { sessionsQuery } from './accessQueries.ts'
import { EndSessionDialog } from './EndSessionDialog.tsx'

export function SessionsPage() {
  const isAdmin = useSession().role === 'admin'
  const list = useInfiniteQuery({ ...sessionsQuery, enabled: isAdmin })
  const [ended, setEnded] = useState<ActiveSession | null>(null)
  return (
    <AccessPage name="Sessions">
      <AccessList label="Sessions" list={list}>
        {list.data?.pages.flatMap(({ items }) =>
          items.map((session) => <SessionRow key={session.id} session={session} onEnd={setEnded} />),
        )}
      </AccessList>
      {ended && <EndSessionDialog session={ended} onClose={() => setEnded(null)} />}
    </AccessPage>
  )
}

const SessionRow = ({ session, onEnd }: { session: ActiveSession; onEnd: (session: ActiveSession) => void }) => (
  <li className={classes.row} data-session={session.id}>
    <div>
      <span className={classes.name}>{session.key_name}</span>
      {session.current && <span className={classes.mark}>this one</span>}
      <div className={classes.note}>{session.role}</div>
    </div>
    <div className={classes.note}>
      {session.address ? `from ${session.address}` : 'from an address that is not known'}
    </div>
    <div className={classes.note}>
      <div>
        Signed in <TimeAgo at={session.created_at} />, used <TimeAgo at={session.last_used_at} />
      </div>
      <div title={absoluteTime(session.expires_at)}>
        Ends in {shortSpan((Date.parse(session.expires_at) - Date.now()) / 1_000)}
      </div>
    </div>
    <Button
      variant="default"
      size="xs"
      aria-label={`End the session of ${session.key_name} from ${session.address ?? 'an unknown address'}`}
      onClick={() => onEnd(session)}
    >
      End
    </Button>
  </li>
)
