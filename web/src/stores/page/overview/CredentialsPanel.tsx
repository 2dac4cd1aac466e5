import { Group, Text } from '@mantine/core'
import { hasCode } from '@storeyard/client/apiError'
import type { Store } from '@storeyard/client/types'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { describeError } from '../../../api/describeError.ts'
import { readCredentials } from '../../../api/storeCluster.ts'
import { useSession } from '../../../session/SessionContext.ts'
import { announce } from '../../../ui/announce.ts'
import { lazyNamed } from '../../../ui/lazyNamed.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Refusals } from '../../../ui/Refusals.tsx'
import { SteadyButton } from '../../../ui/SteadyButton.tsx'
import { whyNotChange, whyNotResetPassword } from '../../permissions.ts'
import { CredentialsList } from './CredentialsList.tsx'
import { ResetNotice } from './ResetNotice.tsx'
import { useReset } from './useReset.ts'

const ResetPasswordDialog = lazyNamed('ResetPasswordDialog', () => import('./ResetPasswordDialog.tsx'))

// A password is not left on a screen that somebody walked away from.
const shownMsMax = 60_000

/** A mutation, not a query: each reading is recorded, so it happens on a person's word only and is not kept. */
export function CredentialsPanel({ store }: { store: Store }) {
  const session = useSession()
  const [isAsking, setIsAsking] = useState(false)
  const {
    data,
    error,
    isPending,
    mutate,
    reset: hide,
  } = useMutation({
    mutationFn: () => readCredentials(store.id),
    onSuccess: () => announce('The credentials are shown for one minute.'),
    gcTime: 0,
  })
  const passwordReset = useReset(store.id, hide)
  const refusal = whyNotChange(session)
  const resetRefusal = whyNotResetPassword(store, session)
  const isResetting = passwordReset.state === 'pending'

  useEffect(() => {
    if (!data) return
    const timer = window.setTimeout(hide, shownMsMax)
    return () => window.clearTimeout(timer)
  }, [data, hide])

  return (
    <Panel title="Administrator">
      {data ? (
        <CredentialsList credentials={data} />
      ) : (
        <Text size="sm" c="dimmed">
          The user and password of WordPress’s administrator, as Storeyard gave them. Every look is written into the
          history.
        </Text>
      )}
      <Group gap="sm" mt="md">
        <SteadyButton
          variant="default"
          size="xs"
          loading={isPending}
          disabled={refusal !== null}
          leftSection={data ? <IconEyeOff size={16} aria-hidden="true" /> : <IconEye size={16} aria-hidden="true" />}
          onClick={() => (data ? hide() : mutate())}
        >
          {data ? 'Hide' : 'Reveal'}
        </SteadyButton>
        <SteadyButton
          variant="default"
          size="xs"
          disabled={resetRefusal !== null || isResetting}
          onClick={() => setIsAsking(true)}
        >
          Reset password…
        </SteadyButton>
        <Refusals
          of={[
            ['Reveal', refusal],
            ['Reset password', resetRefusal],
          ]}
        />
      </Group>
      <ResetNotice reset={passwordReset} />
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
      <Suspense fallback={null}>
        {isAsking && <ResetPasswordDialog store={store} onClose={() => setIsAsking(false)} />}
      </Suspense>
    </Panel>
  )
}
