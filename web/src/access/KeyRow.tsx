import { Button } from '@mantine/core'
import type { ApiKey } from '@storeyard/core/contract/keys'
import { useSession } from '../session/SessionContext.ts'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { absoluteTime } from '../ui/time.ts'
import classes from './AccessPage.module.css'
import { describeKey } from './keyState.ts'

export function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: (key: ApiKey) => void }) {
  const { tone, text } = describeKey(apiKey, Date.now())
  const end = apiKey.revoked_at ?? apiKey.expires_at
  return (
    <li className={classes.row} data-key={apiKey.name}>
      <div>
        <span className={classes.name}>{apiKey.name}</span>
        {useSession().name === apiKey.name && <span className={classes.mark}>yours</span>}
        <div className={`${classes.note} ${classes.mono}`}>sy_{apiKey.prefix}_…</div>
      </div>
      <div>
        <div>{apiKey.role}</div>
        <div className={classes.note}>
          {apiKey.stores_max === null ? 'any number of stores' : `at most ${apiKey.stores_max} stores`}
        </div>
      </div>
      <div>
        <div className={classes.state} data-tone={tone} title={end ? absoluteTime(end) : undefined}>
          {text}
        </div>
        <div className={classes.note}>
          {apiKey.last_used_at ? (
            <>
              Used <TimeAgo at={apiKey.last_used_at} />
            </>
          ) : (
            'Never used'
          )}
        </div>
      </div>
      <Button
        variant="default"
        size="xs"
        disabled={apiKey.revoked_at !== null}
        aria-label={`Revoke the key ${apiKey.name}`}
        onClick={() => onRevoke(apiKey)}
      >
        Revoke
      </Button>
    </li>
  )
}
