import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import type { Context } from '../../context.ts'
import { findKey } from './findKey.ts'

export function addRevoke(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('revoke')
    .description('End a key, its sessions and its open streams within a second; again, it changes nothing')
    .argument('<key>', 'its name or id, as storeyard keys list shows them')
    .action(async (nameOrId) => {
      const api = client()
      const { id } = await findKey(api, nameOrId)
      const key = await answer(api.DELETE('/keys/{id}', { params: { path: { id } } }))
      out.show(key, ({ name, prefix }) => `The key ${name} (sy_${prefix}_…) is revoked.`)
    })
}
