import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import type { Context } from '../../context.ts'
import { findStore } from '../../stores/findStore.ts'
import { renderStore } from '../../stores/views.ts'

export function addGet(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('get')
    .description('Show a store')
    .argument('<store>', 'its name or id')
    .action(async (nameOrId) => out.show(await findStore(client(), nameOrId), renderStore))
}
