import { Group, Skeleton, Stack } from '@mantine/core'

/** The outline of a store's page, so that nothing jumps when its parts arrive. */
export const PageSkeleton = () => (
  <Stack gap="xl" aria-busy="true" aria-label="Loading">
    <Skeleton h={18} w={90} />
    <Group justify="space-between" align="flex-start">
      <Stack gap="sm">
        <Skeleton h={34} w={220} />
        <Skeleton h={18} w={170} />
      </Stack>
      <Skeleton h={36} w={130} />
    </Group>
    <Skeleton h={84} radius="lg" />
    <Skeleton h={240} radius="lg" />
  </Stack>
)
