import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import type { Context } from '../../context.ts'
import { timeoutOption } from '../../options.ts'
import { findStore } from '../../stores/findStore.ts'
import { finish } from '../../stores/finish.ts'
import { goalOf } from '../../stores/goal.ts'

export function addWait(group: CommandUnknownOpts, context: Context): void {
  group
    .command('wait')
    .description('Watch a store until it is Ready, or Deleted when that was asked for')
    .argument('<store>', 'its name or id')
    .addOption(timeoutOption())
    .action(async (nameOrId, { timeout }) => {
      const client = context.client()
      const store = await findStore(client, nameOrId)
      await finish(context, client, store, { wait: true, timeout }, goalOf(store))
    })
}
