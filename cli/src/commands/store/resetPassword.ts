import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { askOnce } from '../../askOnce.ts'
import type { Context } from '../../context.ts'
import { findStore } from '../../stores/findStore.ts'
import { renderStore } from '../../stores/views.ts'

export function addResetPassword(group: CommandUnknownOpts, context: Context): void {
  const { out, client } = context
  group
    .command('reset-password')
    .description("Give a store's WordPress administrator a new password; needs an admin key")
    .argument('<store>', 'its name or id')
    .action(async (nameOrId) => {
      const api = client()
      const { id } = await findStore(api, nameOrId)
      const store = await askOnce(context, (header) =>
        api.POST('/stores/{id}/reset-password', { params: { path: { id }, header } }),
      )
      out.show(store, renderStore)
      out.note(
        `\nIt is on its way. storeyard store credentials ${store.store_name} shows the new password once it is in force.`,
      )
    })
}
