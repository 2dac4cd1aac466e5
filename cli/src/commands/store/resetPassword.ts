import { randomUUID } from 'node:crypto'
import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import type { Context } from '../../context.ts'
import { findStore } from '../../stores/findStore.ts'
import { renderStore } from '../../stores/views.ts'

export function addResetPassword(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('reset-password')
    .description("Give a store's WordPress administrator a new password; needs an admin key")
    .argument('<store>', 'its name or id')
    .action(async (nameOrId) => {
      const api = client()
      const { id } = await findStore(api, nameOrId)
      const params = { path: { id }, header: { 'Idempotency-Key': randomUUID() } }
      const store = await answer(api.POST('/stores/{id}/reset-password', { params }))
      out.show(store, renderStore)
      out.note(
        `\nIt is on its way. storeyard store credentials ${store.store_name} shows the new password once it is in force.`,
      )
    })
}
