import { Button, Text } from '@mantine/core'
import type { Overview } from '@storeyard/core/contract/overview'
import { IconExternalLink } from '@tabler/icons-react'
import { paths } from '../app/paths.ts'
import { Panel } from '../ui/Panel.tsx'
import classes from './OverviewPage.module.css'

const kinds = { waiting: 'Waiting', active: 'Active', delayed: 'Delayed', failed: 'Failed' } as const
const kindNames = Object.keys(kinds) as (keyof typeof kinds)[]

interface QueuePanelProps extends Pick<Overview, 'queue'> {
  hasLink: boolean
}

export const QueuePanel = ({ queue, hasLink }: QueuePanelProps) => (
  <Panel title="Jobs" aside={hasLink && <JobsLink />}>
    {queue ? (
      <dl className={classes.jobs}>
        {kindNames.map((kind) => (
          <div key={kind} data-tone={kind === 'failed' && queue.failed > 0 ? 'bad' : undefined}>
            <dd>{queue[kind].toLocaleString('en')}</dd>
            <dt>{kinds[kind]}</dt>
          </div>
        ))}
      </dl>
    ) : (
      <Text size="sm" c="dimmed">
        Nobody knows while Redis does not answer.
      </Text>
    )}
  </Panel>
)

const JobsLink = () => (
  <Button
    component="a"
    href={paths.jobs}
    target="_blank"
    rel="noopener"
    variant="default"
    size="xs"
    rightSection={<IconExternalLink size={14} aria-hidden="true" />}
  >
    Job monitor
  </Button>
)
