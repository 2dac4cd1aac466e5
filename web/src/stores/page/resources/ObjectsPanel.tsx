import { Text } from '@mantine/core'
import type { StoreObjects } from '@storeyard/client/types'
import { Panel } from '../../../ui/Panel.tsx'
import classes from './Resources.module.css'
import { State } from './State.tsx'

export const ObjectsPanel = ({ items }: StoreObjects) => (
  <Panel title="Objects">
    {items.length === 0 ? (
      <Text size="sm" c="dimmed">
        The cluster holds nothing of this store.
      </Text>
    ) : (
      <ul className={classes.rows}>
        {items.map(({ kind, name, ready, message }) => (
          <li key={`${kind}/${name}`}>
            <div className={classes.rowHead}>
              <span className={classes.name}>
                <span className={classes.soft}>{kind}</span> {name}
              </span>
              {ready !== null && <State tone={ready ? 'good' : 'warn'}>{ready ? 'Ready' : 'Not ready'}</State>}
            </div>
            {message && <div className={classes.message}>{message}</div>}
          </li>
        ))}
      </ul>
    )}
  </Panel>
)
