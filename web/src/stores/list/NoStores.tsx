import { Button, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { useSession } from '../../session/SessionContext.ts'
import { whyNotChange } from '../permissions.ts'
import classes from './NoStores.module.css'

/** Three plots of a yard, the first with its awning up. */
const Yard = () => (
  <svg viewBox="0 0 180 84" width="180" height="84" fill="none" aria-hidden="true" focusable="false">
    <g stroke="var(--sy-line)" strokeWidth="2" strokeDasharray="5 5">
      <rect x="67" y="22" width="46" height="50" rx="8" />
      <rect x="127" y="22" width="46" height="50" rx="8" />
    </g>
    <path
      d="M12 40v32h36V40M24 72V54h12v18"
      stroke="var(--sy-accent)"
      strokeWidth="2.5"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
    <path d="M11 16h38l5 17a8 8 0 0 1-16 1 8 8 0 0 1-16 0 8 8 0 0 1-16-1z" fill="#f3b562" />
    <path d="M4 73.500h172" stroke="var(--sy-line)" strokeWidth="2" strokeLinecap="round" />
  </svg>
)

export function NoStores() {
  const refusal = whyNotChange(useSession())
  return (
    <div className={classes.empty}>
      <Yard />
      <Title order={2} fz={21} mt="lg">
        Room for your first store
      </Title>
      <Text c="dimmed" maw={420}>
        {refusal ?? 'Give it a name, and in a few seconds a WordPress of its own answers at its own address.'}
      </Text>
      {!refusal && (
        <Button component={Link} to={paths.newStore} mt="md">
          Create a store
        </Button>
      )}
    </div>
  )
}

export const NoMatch = ({ onClear }: { onClear: () => void }) => (
  <div className={classes.empty}>
    <Title order={2} fz={19}>
      No store is like that
    </Title>
    <Text c="dimmed">Nothing fits all of what you look for.</Text>
    <Button variant="default" mt="md" onClick={onClear}>
      Show all stores
    </Button>
  </div>
)
