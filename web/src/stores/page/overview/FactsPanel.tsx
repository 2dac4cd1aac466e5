import type { Store } from '@storeyard/client/types'
import type { ReactNode } from 'react'
import { CopyValue } from '../../../ui/CopyValue.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { TimeAgo } from '../../../ui/TimeAgo.tsx'
import { planViews } from '../../planViews.ts'
import classes from '../StorePage.module.css'

const Exact = ({ value, what }: { value: string; what: string }) => (
  <>
    <span className={classes.mono}>{value}</span>
    <CopyValue value={value} what={what} />
  </>
)

export function FactsPanel({ store }: { store: Store }) {
  const facts: [string, ReactNode][] = [
    ['Created', <TimeAgo key="at" at={store.created_at} />],
    ['Ready', store.ready_at ? <TimeAgo key="at" at={store.ready_at} /> : 'not yet'],
    ['E-mail', store.admin_email],
    ['Language', store.locale],
    ['Time zone', store.timezone],
    ['Plan', planViews[store.plan].label],
    ['Id', <Exact key="id" value={store.id} what="id" />],
    ['Namespace', <Exact key="namespace" value={store.namespace} what="namespace" />],
    ['Release', <Exact key="release" value={store.helm_release} what="Helm release" />],
    [
      'Chart',
      <span key="chart" className={classes.mono}>
        {store.chart_version}
      </span>,
    ],
  ]
  if (store.deleted_at) facts.splice(2, 0, ['Deleted', <TimeAgo key="at" at={store.deleted_at} />])
  return (
    <Panel title="Details">
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
