import { Anchor, Button, Text } from '@mantine/core'
import { hasCode } from '@storeyard/client/apiError'
import type { Store } from '@storeyard/client/types'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { describeError } from '../../../api/describeError.ts'
import { readCredentials } from '../../../api/stores.ts'
import { useSession } from '../../../session/SessionContext.ts'
import { announce } from '../../../ui/announce.tsx'
import { CopyValue } from '../../../ui/CopyValue.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { whyNotChange } from '../../permissions.ts'
import classes from '../StorePage.module.css'

// A password is not left on a screen that somebody walked away from.
const shownMsMax = 60_000

/** A mutation, not a query: each reading is recorded, so it happens on a person's word only and is not kept. */
export function CredentialsPanel({ store }: { store: Store }) {
  const { data, error, isPending, mutate, reset } = useMutation({
    mutationFn: () => readCredentials(store.id),
    onSuccess: () => announce('The credentials are shown for one minute.'),
    gcTime: 0,
  })
  const refusal = whyNotChange(useSession())

  useEffect(() => {
    if (!data) return
    const timer = window.setTimeout(reset, shownMsMax)
    return () => window.clearTimeout(timer)
  }, [data, reset])

  const toggle = (
    <Button
      variant="default"
      size="xs"
      loading={isPending}
      disabled={refusal !== null}
      title={refusal ?? undefined}
      leftSection={data ? <IconEyeOff size={16} aria-hidden="true" /> : <IconEye size={16} aria-hidden="true" />}
      onClick={() => (data ? reset() : mutate())}
    >
      {data ? 'Hide' : 'Reveal'}
    </Button>
  )
  return (
    <Panel title="Administrator" aside={toggle}>
      {data ? (
        <dl className={classes.facts}>
          <dt>User</dt>
          <dd>
            <span className={classes.mono}>{data.admin_user}</span>
            <CopyValue value={data.admin_user} what="user name" />
          </dd>
          <dt>Password</dt>
          <dd>
            <span className={classes.mono}>{data.admin_password}</span>
            <CopyValue value={data.admin_password} what="password" />
          </dd>
          <dt>Sign in</dt>
          <dd>
            <Anchor href={data.login_url} target="_blank" rel="noopener noreferrer" fz="inherit" c="var(--sy-accent)">
              WordPress sign-in
            </Anchor>
          </dd>
        </dl>
      ) : (
        <Text size="sm" c="dimmed">
          The password that WordPress was set up with. Every look at it is written into the history.
        </Text>
      )}
      {error && (
        <div style={{ marginTop: 12 }}>
          <Notice
            tone={hasCode(error, 'CREDENTIALS_UNAVAILABLE') ? 'quiet' : 'bad'}
            role="alert"
            title="There is nothing to show"
          >
            {describeError(error)}
          </Notice>
        </div>
      )}
    </Panel>
  )
}
