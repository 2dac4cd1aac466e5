import { Center, Loader, Stack, Text, Title } from '@mantine/core'
import { LogoMark } from '../ui/Logo.tsx'

/** Before anything is known: who is asking cannot be told while the api is away. */
export const AwayPage = () => (
  <Center mih="100dvh" p="lg">
    <Stack align="center" gap="sm" maw={440} role="status">
      <LogoMark size={48} />
      <Title order={1} fz={24} mt="md" ta="center">
        Storeyard does not answer
      </Title>
      <Text c="dimmed" ta="center">
        Your stores go on without it. This page tries again every few seconds and goes on by itself.
      </Text>
      <Loader size="sm" type="dots" mt="sm" aria-hidden="true" />
    </Stack>
  </Center>
)
