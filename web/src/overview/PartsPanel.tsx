import type { Overview, PartName } from '@storeyard/core/contract/overview'
import { Panel } from '../ui/Panel.tsx'
import classes from './OverviewPage.module.css'

const names: Record<PartName, string> = {
  api: 'API',
  postgres: 'Postgres',
  redis: 'Redis',
  kubernetes: 'Kubernetes',
  workers: 'Workers',
  reconciler: 'Reconciler',
}

export const PartsPanel = ({ parts }: Pick<Overview, 'parts'>) => (
  <Panel title="Parts">
    <dl className={classes.parts}>
      {parts.map(({ name, healthy, message }) => (
        <div key={name} className={classes.part} data-tone={healthy ? 'good' : 'bad'}>
          <dt>
            <i aria-hidden="true" />
            {names[name]}
            <span className={classes.health}>{healthy ? 'Well' : 'Not well'}</span>
          </dt>
          <dd>{message}</dd>
        </div>
      ))}
    </dl>
  </Panel>
)
