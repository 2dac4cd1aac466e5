import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import open from 'open'
import type { Context } from '../../context.ts'
import { findStore } from '../../stores/findStore.ts'

export function addOpen(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('open')
    .description("Show a store's address, and open it in a browser where there is a terminal")
    .argument('<store>', 'its name or id')
    .option('--print', 'show it only')
    .action(async (nameOrId, { print }) => {
      const { url } = await findStore(client(), nameOrId)
      out.show({ url }, () => url)
      if (!print && out.view.isTerminal) await open(url)
    })
}
