import type { Generation, Store, StoreEvent } from '@storeyard/client/types'
import { statusColors } from '../choices.ts'
import type { View } from '../output/output.ts'
import { pairs, table } from '../output/table.ts'
import { clean } from '../output/text.ts'
import { age, clock } from '../output/time.ts'

/** Its status with the cause of it, on one line. */
export const describeState = ({ status, reason, message }: Pick<Store, 'status' | 'reason' | 'message'>): string =>
  clean([status, reason && `(${reason})`, message].filter(Boolean).join(' '))

export const wayOutCommands: Record<Store['ways_out'][number], (name: string) => string> = {
  retry: (name) => `storeyard store retry ${name}`,
  accept_data_loss: (name) => `storeyard store retry ${name} --accept-data-loss`,
  adopt: (name) => `storeyard store adopt ${name}`,
  abandon: (name) => `storeyard store abandon ${name}`,
}

export const renderStore = (store: Store, { paint }: View): string =>
  pairs([
    ['Store', `${store.store_name} (${store.id})`],
    ['Title', clean(store.title)],
    ['Status', paint(statusColors[store.status], store.status)],
    ['Reason', store.reason],
    ['Message', store.message && clean(store.message)],
    ...store.ways_out.map((way, at) => [at === 0 ? 'Ways out' : '', wayOutCommands[way](store.store_name)] as const),
    ['Address', store.url],
    ['Plan', store.plan],
    ['WordPress', store.wordpress_replicas === 1 ? null : `${store.wordpress_replicas} pods`],
    ['Protected', store.deletion_protection ? 'against deletion' : null],
    ['Namespace', store.namespace],
    ['Chart', store.chart_version],
    ['Generation', `${store.generation}`],
    ['Created', clock(store.created_at)],
    ['Ready since', store.ready_at && clock(store.ready_at)],
    ['Deleted', store.deleted_at && clock(store.deleted_at)],
  ])

export const renderStores = (stores: readonly Store[], { columns, paint }: View, now = Date.now()): string =>
  stores.length === 0
    ? 'There are no such stores.'
    : table<Store>(
        [
          { title: 'NAME', text: ({ store_name }) => store_name },
          { title: 'ID', text: ({ id }) => id },
          {
            title: 'STATUS',
            text: ({ status }) => status,
            paint: ({ status }, text) => paint(statusColors[status], text),
          },
          { title: 'PLAN', text: ({ plan }) => plan },
          { title: 'AGE', text: ({ created_at }) => age(created_at, now) },
          { title: 'ADDRESS', text: ({ url }) => url },
          { title: 'REASON', text: ({ reason }) => reason ?? '' },
        ],
        stores,
        columns,
      )

export const renderEvent = (event: StoreEvent, { paint }: View): string =>
  [
    paint('gray', clock(event.at)),
    event.type,
    event.reason && paint('yellow', event.reason),
    clean(event.message),
    paint('gray', `by ${clean(event.actor)}`),
  ]
    .filter(Boolean)
    .join('  ')

export const renderGenerations = (generations: readonly Generation[], { columns }: View): string =>
  table<Generation>(
    [
      { title: 'GENERATION', text: ({ generation }) => `${generation}` },
      { title: 'STATE', text: describeGeneration },
      { title: 'CHANGE', text: ({ change }) => change ?? '' },
      { title: 'PLAN', text: ({ plan }) => plan ?? '' },
      { title: 'CHART', text: ({ chart_version }) => chart_version },
      { title: 'CREATED', text: ({ created_at }) => clock(created_at) },
      { title: 'BY', text: ({ asked_by }) => asked_by ?? '' },
    ],
    generations,
    columns,
  )

const describeGeneration = ({ in_force, failed, was_ready }: Generation) =>
  [in_force && 'in force', failed && 'failed', was_ready && 'was ready'].filter(Boolean).join(', ')
