import { Text } from '@mantine/core'
import type { StoreUsage } from '@storeyard/client/types'
import { Panel } from '../../../ui/Panel.tsx'
import { describeBytes, describeCores } from './amounts.ts'
import classes from './Resources.module.css'
import { State } from './State.tsx'

type Pod = StoreUsage['pods'][number]

const describeState = ({ phase, ready }: Pod) => (phase === 'Running' ? (ready ? 'Ready' : 'Not ready') : phase)
const toneOf = ({ phase, ready }: Pod) => (ready ? 'good' : phase === 'Succeeded' ? 'quiet' : 'warn')
const describeRestarts = (restarts: number) => (restarts === 1 ? '1 restart' : `${restarts} restarts`)

export const PodsPanel = ({ pods }: Pick<StoreUsage, 'pods'>) => (
  <Panel title="Pods">
    {pods.length === 0 ? (
      <Text size="sm" c="dimmed">
        No pod runs.
      </Text>
    ) : (
      <ul className={classes.rows}>
        {pods.map((pod) => (
          <li key={pod.name}>
            <div className={classes.rowHead}>
              <span className={classes.name}>{pod.name}</span>
              <State tone={toneOf(pod)}>{describeState(pod)}</State>
            </div>
            <div className={classes.soft}>
              {describeCores(pod.cpu_request)} and {describeBytes(pod.memory_request)} requested
              {pod.memory_limit !== null && `, at most ${describeBytes(pod.memory_limit)}`}
              {' · '}
              {describeRestarts(pod.restarts)}
            </div>
          </li>
        ))}
      </ul>
    )}
  </Panel>
)
