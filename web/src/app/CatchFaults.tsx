import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { describeError } from '../api/describeError.ts'

/** Catches faults of the page itself: a part that could not be loaded after an update, or a mistake of ours. */
export class CatchFaults extends Component<{ children: ReactNode }, { fault: unknown }> {
  override state = { fault: null }

  static getDerivedStateFromError = (fault: unknown) => ({ fault })

  override render() {
    return this.state.fault === null ? this.props.children : <BrokenPage fault={this.state.fault} />
  }
}

const BrokenPage = ({ fault }: { fault: unknown }) => (
  <Center mih="100dvh" p="lg">
    <Stack align="center" gap="sm" maw={520} role="alert">
      <Title order={1} fz={26}>
        This page broke
      </Title>
      <Text c="dimmed" ta="center">
        Your stores are not affected. Reloading usually mends it.
      </Text>
      <Text c="dimmed" size="sm" ta="center">
        {describeError(fault)}
      </Text>
      <Button mt="md" onClick={() => window.location.reload()}>
        Reload
      </Button>
    </Stack>
  </Center>
)
