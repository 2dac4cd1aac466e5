import '../zodWithoutEval.ts'
import { Group, PasswordInput, Stack, Text } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { hasCode } from '@storeyard/client/apiError'
import { SignIn } from '@storeyard/core/contract/sessions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Navigate, useLocation } from 'react-router'
import { describeError } from '../api/describeError.ts'
import { AwayPage } from '../app/AwayPage.tsx'
import { paths } from '../app/paths.ts'
import { LogoMark } from '../ui/Logo.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SteadyButton } from '../ui/SteadyButton.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import classes from './SignInPage.module.css'
import { signIn } from './session.ts'
import { useSessionState } from './useSessionState.ts'

/** Only ever a place of this dashboard: the router takes a path, not an address. */
const readFrom = (state: unknown): string => {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : null
  return typeof from === 'string' && from.startsWith('/') ? from : paths.stores
}

export function SignInPage() {
  const { data, error: away } = useSessionState()
  const { state } = useLocation()
  const cache = useQueryClient()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { key: '' },
    validate: schemaResolver(SignIn, { sync: true }),
  })
  const enter = useMutation({
    mutationFn: ({ key }: { key: string }) => signIn(cache, key),
    // What was sent is the key.
    gcTime: 0,
    onError: (err) => {
      if (hasCode(err, 'UNAUTHENTICATED')) form.setFieldError('key', describeError(err))
      form.getInputNode('key')?.focus()
    },
  })

  if (!data) return away ? <AwayPage error={away} /> : null
  if (data.signedIn) return <Navigate to={readFrom(state)} replace />
  return (
    <main className={classes.page}>
      <div className={classes.panel}>
        <Group gap={12} justify="center" mb="lg">
          <LogoMark size={40} />
          <Text fz={26} fw={680} lts="-0.02em">
            Storeyard
          </Text>
        </Group>
        <form className={classes.card} noValidate onSubmit={form.onSubmit((values) => enter.mutate(values))}>
          <Stack gap="md">
            <div>
              <PageTitle name="Sign in" fz={22} />
              <Text c="dimmed" size="sm" mt={4}>
                Your key is exchanged for a session of this browser.
              </Text>
            </div>
            {data.expired && !enter.error && (
              <Notice tone="warn" title="Your session has ended" role="status">
                Sign in again to go on where you were.
              </Notice>
            )}
            {enter.error && !hasCode(enter.error, 'UNAUTHENTICATED') && (
              <Notice tone="bad" title="You could not be signed in" role="alert">
                {describeError(enter.error)}
              </Notice>
            )}
            <PasswordInput
              label="Key"
              size="md"
              name="key"
              autoComplete="current-password"
              autoFocus
              spellCheck={false}
              key={form.key('key')}
              {...form.getInputProps('key')}
              aria-invalid={Boolean(form.errors.key)}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the key', tabIndex: 0 }}
            />
            <SteadyButton type="submit" size="md" fullWidth loading={enter.isPending}>
              Sign in
            </SteadyButton>
          </Stack>
          <KeyHelp />
        </form>
      </div>
    </main>
  )
}
