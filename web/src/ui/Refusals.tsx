import { Text } from '@mantine/core'
import { groupRefusals, type Refusal } from './groupRefusals.ts'

/** Why buttons cannot be pressed, as the last of their row: a button's own title is there for a mouse alone. */
export const Refusals = ({ of }: { of: readonly Refusal[] }) =>
  groupRefusals(of).map(({ reason, buttons }) => (
    <Text key={reason} size="sm" c="dimmed" flex="1 0 100%">
      {buttons}: {reason}
    </Text>
  ))
