import { Button, Stack, Text } from '@mantine/core'
import { Link } from 'react-router'
import { PageTitle } from '../ui/PageTitle.tsx'
import { paths } from './paths.ts'

export const NoSuchPage = () => (
  <Stack align="center" py={96} gap="sm">
    <PageTitle name="Nothing here" fz={26} />
    <Text c="dimmed">This address leads nowhere in Storeyard.</Text>
    <Button component={Link} to={paths.stores} mt="md">
      Go to the stores
    </Button>
  </Stack>
)
