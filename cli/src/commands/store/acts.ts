import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import type { answer } from '@storeyard/client/answer'
import type { Client } from '@storeyard/client/createClient'
import type { Store } from '@storeyard/client/types'
import { askOnce, type OnceHeader } from '../../askOnce.ts'
import { confirm } from '../../confirm.ts'
import type { Context } from '../../context.ts'
import { waitOption, waitTimeoutOption, wholeNumber, yesOption } from '../../options.ts'
import { findStore } from '../../stores/findStore.ts'
import { type FinishOptions, finish } from '../../stores/finish.ts'
import type { Goal } from '../../stores/goal.ts'

/** What is asked of one store, and once however often the request is sent. */
interface Params {
  path: { id: string }
  header: OnceHeader
}

interface Act extends FinishOptions {
  goal: Goal
  ask: (client: Client, params: Params) => Parameters<typeof answer<Store>>[0]
  /** What a person has to confirm. */
  warning?: (store: Store) => string
  yes?: true
}

export async function act(
  context: Context,
  nameOrId: string,
  { goal, ask, warning, yes, ...options }: Act,
): Promise<void> {
  const client = context.client()
  const store = await findStore(client, nameOrId)
  if (warning) await confirm(context.io, { what: warning(store), word: store.store_name, yes })
  const path = { id: store.id }
  const asked = await askOnce(context, (header) => ask(client, { path, header }))
  if (asked.generation === store.generation && asked.status === store.status)
    context.out.note('Nothing changed: it is so, or on its way, already.')
  await finish(context, client, asked, options, goal)
}

const addAct = (group: CommandUnknownOpts, name: string, goal: Goal, description: string) =>
  group
    .command(name)
    .description(description)
    .argument('<store>', 'its name or id')
    .addOption(waitOption(goal))
    .addOption(waitTimeoutOption())

export function addUpgrade(group: CommandUnknownOpts, context: Context): void {
  addAct(
    group,
    'upgrade',
    'Ready',
    "Take the newest chart, or the one of --chart, and the platform's current values; the shop may be away for some seconds",
  )
    .option('--chart <version>', 'a version of the chart that a worker has brought')
    .action((nameOrId, { chart, ...options }) =>
      act(context, nameOrId, {
        ...options,
        goal: 'Ready',
        ask: (client, params) => client.POST('/stores/{id}/upgrade', { params, body: { chart_version: chart } }),
      }),
    )
}

export function addRollback(group: CommandUnknownOpts, context: Context): void {
  addAct(
    group,
    'rollback',
    'Ready',
    'Go back to earlier settings: the last other ones that were ready, or those of --to; the shop may be away for some seconds',
  )
    .option('--to <generation>', 'a number of storeyard store generations', wholeNumber(1))
    .action((nameOrId, { to, ...options }) =>
      act(context, nameOrId, {
        ...options,
        goal: 'Ready',
        ask: (client, params) => client.POST('/stores/{id}/rollback', { params, body: { generation: to } }),
      }),
    )
}

export function addRetry(group: CommandUnknownOpts, context: Context): void {
  addAct(group, 'retry', 'Ready', 'Try a store that failed or is blocked again')
    .option('--accept-data-loss', 'give lost data up, and start the store anew without it; needs an admin key')
    .addOption(yesOption())
    .action((nameOrId, { acceptDataLoss, ...options }) =>
      act(context, nameOrId, {
        ...options,
        goal: 'Ready',
        ask: (client, params) =>
          client.POST('/stores/{id}/retry', { params, body: { accept_data_loss: acceptDataLoss } }),
        ...(acceptDataLoss && {
          warning: ({ store_name }) => `${store_name} will start empty: its data is given up for good.`,
        }),
      }),
    )
}

export function addAdopt(group: CommandUnknownOpts, context: Context): void {
  addAct(group, 'adopt', 'Ready', "Take what the cluster holds under a store's name as its own").action(
    (nameOrId, options) =>
      act(context, nameOrId, {
        ...options,
        goal: 'Ready',
        ask: (client, params) => client.POST('/stores/{id}/adopt', { params }),
      }),
  )
}

export function addAbandon(group: CommandUnknownOpts, context: Context): void {
  addAct(group, 'abandon', 'Deleted', 'Give a blocked store up, and leave the cluster as it is; needs an admin key')
    .addOption(yesOption())
    .action((nameOrId, options) =>
      act(context, nameOrId, {
        ...options,
        goal: 'Deleted',
        ask: (client, params) => client.POST('/stores/{id}/abandon', { params }),
        warning: ({ store_name }) => `Storeyard will forget ${store_name} and look after it no more.`,
      }),
    )
}

export function addDelete(group: CommandUnknownOpts, context: Context): void {
  addAct(group, 'delete', 'Deleted', 'Delete a store with all its data')
    .addOption(yesOption())
    .action((nameOrId, options) =>
      act(context, nameOrId, {
        ...options,
        goal: 'Deleted',
        ask: (client, params) => client.DELETE('/stores/{id}', { params }),
        warning: ({ store_name, url }) => `${store_name} (${url}) will be deleted with all its data.`,
      }),
    )
}
