import { Center, Loader, Stack, Text, Title } from '@mantine/core'
import { isAway } from '../api/ask.ts'
import { describeError } from '../api/describeError.ts'
import { LogoMark } from '../ui/Logo.tsx'

/** Before anything is known: who is asking cannot be told while the api gives no answer. */
export const AwayPage = ({ error }: { error: Error }) => (
  <Center mih="100dvh" p="lg">
    <Stack align="center" gap="sm" maw={440} role="status">
      <LogoMark size={48} />
      <Title order={1} fz={24} mt="md" ta="center">
        {isAway(error) ? 'Storeyard does not answer' : 'One moment, please'}
      </Title>
      <Text c="dimmed" ta="center">
        {isAway(error) ? 'Your stores go on without it.' : describeError(error)} This page tries again by itself and
        goes on.
      </Text>
      <Loader size="sm" type="dots" mt="sm" aria-hidden="true" />
    </Stack>
  </Center>
)
