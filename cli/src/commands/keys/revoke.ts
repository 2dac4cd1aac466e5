import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import type { Context } from '../../context.ts'

export function addRevoke(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('revoke')
    .description('End a key, its sessions and its open streams within a second; again, it changes nothing')
    .argument('<id>', 'the id that storeyard keys list shows')
    .action(async (id) => {
      const key = await answer(client().DELETE('/keys/{id}', { params: { path: { id } } }))
      out.show(key, ({ name, prefix }) => `The key ${name} (sy_${prefix}_…) is revoked.`)
    })
}
